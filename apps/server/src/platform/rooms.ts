const PERSON = 'mehfil:user:'
const TOPIC = 'mehfil:topic:'
const APART = 'mehfil:apart:'

/** The rooms of Socket.IO; every event goes to one of them, never to everyone. */
export const rooms = {
  topic: (topicId: string) => `${TOPIC}${topicId}`,
  /** Of which topic it is the room; undefined for rooms of other kinds. */
  topicOf: (room: string) => after(TOPIC, room),
  /** Of one member who does not see everybody: what a topic is told, as she may see it. */
  apart: (topicId: string, personId: string) => `${APART}${topicId}:${personId}`,
  apartOf(room: string): { topicId: string; personId: string } | undefined {
    const [topicId, personId] = after(APART, room)?.split(':') ?? []
    return topicId !== undefined && personId !== undefined ? { topicId, personId } : undefined
  },
  person: (personId: string) => `${PERSON}${personId}`,
  personOf: (room: string) => after(PERSON, room),
  session: (sessionId: string) => `mehfil:session:${sessionId}`,
}

const after = (start: string, room: string) => (room.startsWith(start) ? room.slice(start.length) : undefined)

/** One person's sockets may be on several nodes; a topic is told by the pump of each node to its own. */
export const isOfPerson = (room: string): boolean => room.startsWith(PERSON)
