// LAZY, the chunk `judging`: fetched for content that has conditions.
export { evaluate } from '../protocol/evaluate.ts'
export { countSoFar } from './countSoFar.ts'
