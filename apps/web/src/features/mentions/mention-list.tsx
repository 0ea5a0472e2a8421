import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import type { NamingProps } from '#lib/naming.ts'
import { useNotices } from '#ui/notice/notice.ts'
import { insertMention } from './insert-mention.ts'
import type { Candidate } from './known-people.ts'
import type { TypedMention } from './mention-at.ts'
import styles from './mention-list.module.css'
import { MentionOption } from './mention-option.tsx'
import { placeList, placeOfLetter } from './place-list.ts'
import { useListKeys } from './use-list-keys.ts'
import { useMention } from './use-mention.ts'
import { useSuggested } from './use-suggested.ts'

/** After @: people to choose from, while the focus stays where one writes. */
export function MentionList(props: NamingProps) {
  const { mention, close } = useMention(props.area)
  const people = useSuggested(mention?.prefix, props.topicId)
  if (!mention || people.length === 0) return null
  return <Open {...props} mention={mention} people={people} onClose={close} />
}

type OpenProps = NamingProps & {
  mention: TypedMention
  people: readonly Candidate[]
  onClose: () => void
}

function Open({ area, copy, text, mention, people, onClose }: OpenProps) {
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const [chosenId, setChosenId] = useState<string>()
  const at = Math.max(
    0,
    people.findIndex(person => person.id === chosenId),
  )
  const choose = (person: Candidate | undefined) => {
    if (area.current && person) insertMention(area.current, mention, person.handle)
  }
  useListKeys(area, {
    move: step => setChosenId(people[(at + step + people.length) % people.length]?.id),
    choose: () => choose(people[at]),
    close: onClose,
  })
  useNumberSaid(people.length)
  usePlace(list, copy, mention.start, `${text} ${people.length}`)
  useOwned(area, list, `${id}-${at}`)

  return (
    <div
      ref={list}
      id={id}
      popover="manual"
      role="listbox"
      aria-label={t('mention.label')}
      className={styles.list}
    >
      {people.map((person, index) => (
        <MentionOption
          key={person.id}
          id={`${id}-${index}`}
          person={person}
          isChosen={index === at}
          onChoose={() => choose(person)}
        />
      ))}
    </div>
  )
}

/** Said once nobody types any more, and not for each letter. */
const REST_MS = 500

function useNumberSaid(count: number): void {
  const { announce } = useNotices()
  useEffect(() => {
    const timer = setTimeout(() => announce(t('mention.found', { count })), REST_MS)
    return () => clearTimeout(timer)
  }, [announce, count])
}

function usePlace(
  list: RefObject<HTMLElement | null>,
  copy: RefObject<HTMLElement | null>,
  start: number,
  shown: string,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text moves the sign, other people the list
  useLayoutEffect(() => {
    const place = () => {
      if (!list.current || !copy.current) return
      list.current.showPopover()
      const { direction } = getComputedStyle(copy.current)
      placeList(list.current, placeOfLetter(copy.current, start), direction === 'rtl')
    }
    place()
    const follow = (event: Event) => event.target !== list.current && place()
    document.addEventListener('scroll', follow, { capture: true, passive: true })
    visualViewport?.addEventListener('resize', place)
    return () => {
      document.removeEventListener('scroll', follow, { capture: true })
      visualViewport?.removeEventListener('resize', place)
    }
  }, [list, copy, start, shown])
}

/**
 * Says to screen readers which of the people the keys are at. A text of several lines may not be a combobox, so it stays
 * a text field, which has a list to complete it.
 */
function useOwned(
  area: RefObject<HTMLTextAreaElement | null>,
  list: RefObject<HTMLElement | null>,
  activeId: string,
): void {
  useLayoutEffect(() => {
    const field = area.current
    if (!field || !list.current) return
    field.ariaAutoComplete = 'list'
    field.setAttribute('aria-controls', list.current.id)
    field.setAttribute('aria-activedescendant', activeId)
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
    return () => {
      field.ariaAutoComplete = null
      field.removeAttribute('aria-controls')
      field.removeAttribute('aria-activedescendant')
    }
  }, [area, list, activeId])
}
