// The project as it was before the tour's rewrite. `npm start` pushes it first, so that the sample's older runs have a
// version to belong to; demo/guides/project.ts follows at once.
import { defineProject } from 'shirube'
import { goals, milestones } from '../guides/milestones.ts'
import { setUp } from '../guides/setUp.ts'
import { welcomeBefore } from './welcomeBefore.ts'

export const project = defineProject({ guides: [welcomeBefore, setUp], milestones, goals, settings: { locale: 'en', zone: 'Asia/Tokyo' } })
