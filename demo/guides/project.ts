// Everything authored for Tsunagu. `shirube push demo/guides/project.ts --publish` sends it; the app carries the guides inline.
import { defineProject } from 'shirube'
import { goals, milestones } from './milestones.ts'
import { setUp } from './setUp.ts'
import { welcome } from './welcome.ts'

export const project = defineProject({ guides: [welcome, setUp], milestones, goals, settings: { locale: 'en', zone: 'Asia/Tokyo' } })
