import { describe } from 'vitest'
import { createMemoryStore } from '../../sdk/storage/memoryStore.ts'
import { keepsTheStorePromises } from './keyValueStore.ts'

describe('the memory store', () => {
  keepsTheStorePromises(createMemoryStore)
})
