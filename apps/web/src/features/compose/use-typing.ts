import { useClient } from '#lib/client-context.ts'
import { usePreferences } from '#lib/preferences-context.ts'

/** To be told of every change of what is being written: others see that she is typing, if she likes. */
export function useTyping(topicId: string): (text: string) => void {
  const { presence } = useClient()
  const { typing } = usePreferences()
  return text => {
    if (text.trim() === '') presence.rest(topicId)
    else if (typing.get()) presence.type(topicId)
  }
}
