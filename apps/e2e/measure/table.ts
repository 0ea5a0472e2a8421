import { cpus, loadavg, totalmem } from 'node:os'
import { type Figure, isMet } from './figure.ts'

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 1 })

const verdict = (figure: Figure) => (figure.atMost === undefined ? '' : isMet(figure) ? 'met' : 'MISSED')

/** The figures as lines of one width, with their goals. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'goal', 'value', ''],
    ...figures.map(figure => [
      figure.what,
      figure.atMost === undefined ? '' : `<= ${number(figure.atMost)} ${figure.unit}`,
      `${number(figure.value)} ${figure.unit}`,
      verdict(figure),
    ]),
  ]
  const widths = [0, 1, 2].map(at => Math.max(...rows.map(row => row[at]?.length ?? 0)))
  const line = ([what = '', goal = '', value = '', word = '']: readonly string[]) =>
    `${what.padEnd(widths[0] ?? 0)}  ${goal.padStart(widths[1] ?? 0)}  ${value.padStart(widths[2] ?? 0)}  ${word}`
  return rows.map(row => line(row).trimEnd()).join('\n')
}

/** What it was measured on, and how busy that was with other things: a figure means nothing without. */
export function machine(browserVersion: string): string {
  const [model] = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return [
    new Date().toISOString(),
    `${cpus().length} cores (${model?.model.trim() || 'unknown'}), ${gigabytes} GB`,
    `Node ${process.version}, Chromium ${browserVersion}`,
    `load ${loadavg()[0]?.toFixed(1)}`,
  ].join(' · ')
}
