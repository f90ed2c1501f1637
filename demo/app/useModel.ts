// How a component reads the model: the whole of it by context, its state by subscription.
import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { Model } from './model/createModel.ts'
import type { State } from './model/state.ts'
import type { Words } from './words/createWords.ts'

export const ModelContext = createContext<Model | null>(null)

export function useModel(): Model {
  const model = useContext(ModelContext)
  if (!model) throw new Error('wrap the page in ModelContext')
  return model
}

export function useAppState(): State {
  const { store } = useModel()
  const [state, setState] = useState(store.get)
  useEffect(() => {
    setState(store.get())
    return store.subscribe(() => setState(store.get()))
  }, [store])
  return state
}

export function useWords(): Words {
  return useModel().words
}
