// The head of a table, in order: the names of its columns; `num` for those that hold figures.

export type Column = string | { readonly num: string }

export function TableHead({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column, i) => (
          <th key={i} scope="col" class={typeof column === 'string' ? '' : 'num'}>
            {typeof column === 'string' ? column : column.num}
          </th>
        ))}
      </tr>
    </thead>
  )
}
