// What a surface says of its own accord. Chosen by the root's locale: ja, else en.

/** The words of this locale; `tables` holds one per language. */
export const wordsFor = <Words>(locale: string, tables: { readonly en: Words; readonly ja: Words }): Words => (/^ja\b/i.test(locale) ? tables.ja : tables.en)
