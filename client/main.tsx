/** Starts React, nothing else. */

// First, before any schema is made.
import './zod-without-eval.ts'
import '@fontsource-variable/source-sans-3/index.css'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startSession } from './account/session.ts'
import { App } from './app.tsx'
import { startLanguage } from './i18n/language.ts'
import { findWaitingWork, forgetAccount } from './plan/kept-on-device.ts'

startLanguage()
startSession({ findWaitingWork, forgetAccount })
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
