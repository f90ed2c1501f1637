// The console's entry: styles and the app, nothing else runs at load.
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/noto-sans-jp/index.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/surfaces.css'
import './styles/tables.css'
import './styles/charts.css'
import './styles/account.css'
import './styles/guide.css'
import './styles/install.css'
import './styles/states.css'
import './styles/narrow.css'
import { render } from 'preact'
import { App } from './App.tsx'

const place = document.getElementById('console')
if (place) render(<App />, place)
