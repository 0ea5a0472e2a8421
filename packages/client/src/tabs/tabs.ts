import type { User } from '@mehfil/shared/person'
import type { OpenLine } from '../line.ts'
import type { OutboxNews } from '../outbox-news.ts'

/** What one tab has to say to the others beside what goes over the line. */
export type TabNews = OutboxNews | { readonly kind: 'user'; readonly user: User | null }

export type TabHandlers = {
  /** True from when this tab holds the socket and sends for all, until false; said once at the start. */
  handleLead(isLeading: boolean): void
  handleNews(news: TabNews): void
  /** There may be a line now: to be tried at once. */
  handleWake(): void
}

/** The tabs of one browser, as one of them sees them. */
export type Tabs = {
  /** Lines over the one socket that all tabs share. */
  readonly openLine: OpenLine
  /** Tells the others; nobody hears it where there are none. */
  tell(news: TabNews): void
  start(handlers: TabHandlers): void
  stop(): void
}

/** A tab that knows of no others: programs, and pages where the browser has not what sharing takes. */
export function loneTab(openLine: OpenLine): Tabs {
  return {
    openLine,
    tell: () => undefined,
    start: handlers => handlers.handleLead(true),
    stop: () => undefined,
  }
}
