import type { PageAnswers } from '@mehfil/shared/first-picture'
import { aPerson, aUser } from '@mehfil/testkit/a-person'
import { aThought } from '@mehfil/testkit/a-thought'
import { aTopic } from '@mehfil/testkit/a-topic'
import { expect, it } from 'vitest'

it('x', () => expect([aPerson, aUser, aThought, aTopic]).toBeDefined())
