// LAZY, the chunk `judging`: fetched for content that has conditions.
export { evaluate } from '../protocol/evaluate.ts'
export { conditionKey } from '../protocol/conditionKey.ts'
export { countEvents } from '../queue/countEvents.ts'
