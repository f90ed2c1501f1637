// Experiment assignment: the same unit always meets the same answer, on every machine. Test vectors are in docs/reference.
import { murmur3 } from './hash.ts'

export interface Split {
  readonly environmentId: string
  readonly guideId: string
  /** @default '' */
  readonly salt?: string | undefined
  /** Account or user id. */
  readonly unitId: string
  /** Percent 0…100 that sees nothing and is compared with. */
  readonly holdout: number
  /** Shares of the rest, in this order. */
  readonly variants?: readonly { readonly id: string; readonly weight: number }[] | undefined
}

/** A number in [0, 1). */
export function bucket({ environmentId, guideId, salt = '', unitId }: Pick<Split, 'environmentId' | 'guideId' | 'salt' | 'unitId'>): number {
  return murmur3(`${environmentId}/${guideId}/${salt}/${unitId}`, 0) / 2 ** 32
}

/** `control` below the hold-out, else a variant by weight in listed order; `shown` when there are none. */
export function assign(split: Split): string {
  const place = bucket(split)
  const held = split.holdout / 100
  if (place < held) return 'control'
  const variants = (split.variants ?? []).filter((v) => v.weight > 0)
  const total = variants.reduce((sum, v) => sum + v.weight, 0)
  let left = ((place - held) / (1 - held)) * total
  for (const variant of variants) {
    left -= variant.weight
    if (left < 0) return variant.id
  }
  return variants.at(-1)?.id ?? 'shown'
}
