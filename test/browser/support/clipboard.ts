/** The clipboard, with what office programs put there. */
import type { Page } from '@playwright/test'

export type Clip = { text: string; html?: string }

/** Pastes as if Ctrl+V was pressed with this on the clipboard. */
export async function pasteInto(page: Page, { text, html = '' }: Clip): Promise<void> {
  await page.evaluate(
    (clip) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', clip.text)
      if (clip.html !== '') clipboardData.setData('text/html', clip.html)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    { text, html },
  )
}

/** What Ctrl+C, or Ctrl+X, puts on the clipboard. */
export async function copyFrom(page: Page, kind: 'copy' | 'cut' = 'copy'): Promise<Clip> {
  return page.evaluate((type) => {
    const clipboardData = new DataTransfer()
    const event = new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
    return { text: clipboardData.getData('text/plain'), html: clipboardData.getData('text/html') }
  }, kind)
}

/** Two rows of two cells, the first of two lines, as each program writes them. */
export const captures: Readonly<Record<string, Clip>> = {
  Excel: {
    text: '"Regel een\nregel twee"\t2027\r\nTweede stap\tQ1 2028\r\n',
    html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td {padding:0} .xl65 {white-space:normal;} --></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=320 style='border-collapse:collapse'>
<!--StartFragment--> <col width=240><col width=80>
 <tr height=40 style='height:30pt'>
  <td height=40 class=xl65 width=240>Regel
  een<br>
    regel twee</td>
  <td class=xl65 align=right>2027</td>
 </tr>
 <tr height=20><td height=20>Tweede stap</td><td>Q1 2028</td></tr>
<!--EndFragment--></table></body></html>`,
  },
  LibreOffice: {
    text: '"Regel een\nregel twee"\t2027\nTweede stap\tQ1 2028\n',
    html: `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/></head><body>
<table cellspacing="0" border="0"><colgroup width="240"></colgroup><colgroup width="80"></colgroup>
<tr><td height="33" align="left">Regel een<br>regel twee</td><td align="right" sdval="2027" sdnum="1043;">2027</td></tr>
<tr><td height="17" align="left">Tweede stap</td><td align="left">Q1 2028</td></tr></table></body></html>`,
  },
  'Google Sheets': {
    text: '"Regel een\nregel twee"\t2027\nTweede stap\tQ1 2028',
    html: `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" data-sheets-root="1"><colgroup><col width="240"/><col width="80"/></colgroup><tbody><tr style="height:35px;"><td style="overflow:hidden;padding:2px 3px;" data-sheets-value="{}">Regel een<br/>regel twee</td><td style="text-align:right;">2027</td></tr><tr style="height:21px;"><td>Tweede stap</td><td>Q1 2028</td></tr></tbody></table>`,
  },
  Word: {
    text: 'Regel een\r\nregel twee\t2027\r\nTweede stap\tQ1 2028\r\n',
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm;}</style></head><body lang=NL>
<!--StartFragment--><table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>
 <tr><td width=300 valign=top style='padding:0cm 5.4pt'>
  <p class=MsoNormal><span lang=NL>Regel <b>een</b><o:p></o:p></span></p>
  <p class=MsoNormal>regel twee<o:p></o:p></p>
  </td><td width=100 valign=top><p class=MsoNormal>2027</p></td></tr>
 <tr><td><p class=MsoNormal>Tweede&nbsp;stap</p></td><td><p class=MsoNormal>Q1 2028</p></td></tr>
</table><!--EndFragment--></body></html>`,
  },
}
