/** AG Grid's look, on the same tokens as everything else. */
import { themeQuartz } from 'ag-grid-community'

export const gridTheme = themeQuartz.withParams({
  fontFamily: 'var(--basis-text-font-family-default)',
  fontSize: 'var(--basis-text-font-size-md)',
  headerFontSize: 'var(--basis-text-font-size-sm)',
  headerFontWeight: 'var(--basis-text-font-weight-bold)',
  foregroundColor: 'var(--basis-color-default-color-default)',
  headerTextColor: 'var(--basis-color-default-color-document)',
  backgroundColor: 'var(--basis-color-default-bg-document)',
  headerBackgroundColor: 'var(--basis-color-default-bg-subtle)',
  borderColor: 'var(--basis-color-default-border-subtle)',
  rowHoverColor: 'transparent',
  accentColor: 'var(--basis-focus-outline-color)',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  cellHorizontalPadding: 10,
  headerHeight: 34,
  rowVerticalPaddingScale: 1,
  columnBorder: { style: 'solid', width: 1, color: 'var(--basis-color-default-bg-default)' },
  rowBorder: { style: 'solid', width: 1, color: 'var(--basis-color-default-border-subtle)' },
})
