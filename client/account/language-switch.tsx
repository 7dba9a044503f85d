/** The other language, for who has no account menu yet. */
import { languageNames, languages, setLanguage, useLanguage } from '../i18n/language.ts'
import { Button } from '../ui/button.tsx'

export function LanguageSwitch() {
  const current = useLanguage()
  return languages
    .filter((language) => language !== current)
    .map((language) => (
      <Button key={language} variant="quiet" onPress={() => setLanguage(language)}>
        <span lang={language}>{languageNames[language]}</span>
      </Button>
    ))
}
