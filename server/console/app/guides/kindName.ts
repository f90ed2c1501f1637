// The kinds of guides by the words of the field.
import { guides } from '../words/guides.ts'
import type { Sentence } from '../words/say.ts'

export const kindName = (kind: string): Sentence => (kind === 'tour' ? guides.kindTour : kind === 'checklist' ? guides.kindChecklist : { en: kind, ja: kind })
