// One piece: whoever narrows down by one thing does so by another.
export { ChoosePerson } from './choose-person.tsx'
export { ChooseTime } from './choose-time.tsx'
export { ChooseTopic } from './choose-topic.tsx'
