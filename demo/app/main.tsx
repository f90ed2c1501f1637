// The app's first file: reads what the server said, makes the model, draws.
import { render } from 'preact'
import { navigate } from 'wouter-preact/use-browser-location'
import { App } from './App.tsx'
import { createModel } from './model/createModel.ts'
import { ModelContext } from './useModel.ts'
import type { Boot } from '../shapes.ts'
import './styles/main.css'

const boot = JSON.parse(document.getElementById('boot')?.textContent ?? '') as Boot // written by our own server, shapes.ts
const model = createModel(boot, (path) => navigate(path))
const root = document.getElementById('app')
if (root) render(<ModelContext.Provider value={model}><App /></ModelContext.Provider>, root)
