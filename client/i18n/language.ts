/** The language of the screen: Dutch unless the person chose English on this device. */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { en } from './en.ts'
import { nl } from './nl.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof nl }
  }
}

export const languages = ['nl', 'en'] as const
export type Language = (typeof languages)[number]

/** Each in its own language, so that nobody needs the other one to find it. */
export const languageNames: Record<Language, string> = { nl: 'Nederlands', en: 'English' }

const storageKey = 'regietafel.language'

/** Call once, before anything is drawn. */
export function startLanguage(): void {
  void i18next.use(initReactI18next).init({
    lng: storedLanguage(),
    fallbackLng: 'nl',
    resources: { nl: { translation: nl }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  document.documentElement.lang = currentLanguage()
}

/** Changes the language at once and remembers it on this device. */
export function setLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // A browser that forbids storage still gets the language, until the page is closed.
  }
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'nl'
}

/** The language, and a new drawing when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'nl'
}

/** A sentence outside React; inside, use `useTranslation` of react-i18next, which follows a change. */
export const t: typeof i18next.t = ((...args: Parameters<typeof i18next.t>) => i18next.t(...args)) as never

function storedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'nl'
  } catch {
    return 'nl'
  }
}
