/**
 * Every sentence about what somebody asked for: refusals whose code alone does not say enough. English, with `{names}` for
 * what differs. A `Failure` takes no other (errors.ts), the schemas of the contract say no other (sentences.test.ts), and
 * the page has each in its other languages (apps/web/src/lib/i18n/*-sentences.ts): the sentence is its own id.
 */
export const SENTENCES = [
  // Who may.
  'You may not do this.',
  'Registration is closed here.',
  'Join this topic to share a thought in it.',
  'Join the topic to write in it.',
  'Join the topic to mute it.',
  'Join the topic to keep your place in it.',
  'Only moderators may change a topic.',
  'Only its author can edit a thought.',
  'Only its author or a moderator can delete a thought.',
  'Join the topic to choose what it tells you.',
  'This connection does not come from this site.',
  'This request does not come from this site.',

  // What is not there.
  'This topic does not exist.',
  'This thought does not exist.',
  'This person does not exist.',
  'This picture does not exist.',
  'This account does not exist.',
  'This session does not exist.',
  'This picture is no longer there. Add it once more.',
  'This picture is no longer there. Choose it once more.',
  'There is no picture of such a name.',
  'There is nothing here.',
  'There is nothing at this address.',
  'There is no such command.',

  // What is taken, or was done meanwhile.
  'This handle is taken.',
  'This address is taken.',
  'This exists already.',
  'This thought was changed elsewhere meanwhile.',
  'This thought has been shared already.',
  'You took this thought back. Share it anew.',
  'The password was changed elsewhere at the same time.',
  'Another text was already sent under this id.',
  'Another picture was already sent under this id.',
  'Another tab has shared other words already.',
  'This is you.',
  'You block this person. Unblock them first.',
  'You mute as many people as one can. Unmute somebody first.',
  'You block as many people as one can. Unblock somebody first.',

  // Accounts.
  'A handle has at least {count} characters.',
  'A handle has at most {count} characters.',
  'A handle uses a-z, 0-9 and _ inside.',
  'This handle is reserved. Choose another one.',
  'A password has at least {count} characters.',
  'A password has at most {count} characters.',
  'Choose a password that is not your handle.',
  'Many people use this password. Choose one that is harder to guess.',
  'The current password is wrong.',
  'The name is empty.',
  'The name is too long.',
  'The name has at most {count} characters.',
  'The name has characters that cannot be shown.',
  'The bio is empty.',
  'The bio is too long.',
  'The bio has at most {count} characters.',
  'The bio has characters that cannot be shown.',

  // Topics.
  'A topic address has at least 2 characters.',
  'A topic address has at most {count} characters.',
  'A topic address uses a-z, 0-9 and single hyphens between them.',
  'This address looks like an id.',
  'The description is empty.',
  'The description is too long.',
  'The description has at most {count} characters.',
  'The description has characters that cannot be shown.',

  // Thoughts.
  'A thought needs some text.',
  'A thought has at most 2,000 characters.',
  'A thought has at most one picture.',
  'A picture is named twice.',
  'This text has characters that cannot be shown.',
  'This text has characters that cannot be stored.',
  'Give one of before, after and around.',

  // Pictures.
  'This is no picture that can be shown here. Choose a JPEG, PNG, WebP or GIF.',
  'This picture is damaged. Try another copy of it, or another picture.',
  'This picture cannot be read. Try another copy of it, or another picture.',
  'This picture has too many pixels: at most 24 megapixels. Make it smaller first.',
  'This picture takes too long to read. Make it smaller first.',
  'This picture moves, which is not shown here. Choose one that stands still.',
  'A file has at most {size}.',
  'A description has at most 1,000 characters.',
  'This description has characters that cannot be shown.',
  'This takes no file.',

  // Search.
  'Give a word to look for.',
  'Say what to look for, too.',
  'Look for at most {count} words at a time.',
  'Only thoughts can be narrowed down so.',
  'The question is empty.',
  'The question is too long.',
  'The question has at most {count} characters.',
  'The question has characters that cannot be shown.',
  'The query is empty.',
  'The query is too long.',
  'The query has at most {count} characters.',
  'The query has characters that cannot be shown.',

  // Requests that no page of ours sends.
  'This is not as expected.',
  'Give one object.',
  'A command takes one object.',
  'The field "{field}" is missing or not as expected.',
  'There is no field "{field}" here.',
  'This has too many fields.',
  'This has a field of a reserved name.',
  'This is nested too deeply.',
  'Binary data has no place here.',
  'Give ids joined by commas.',
  'Ask for at most {count} people.',
  'This cursor was not made by this server.',
  'This header is not percent-encoded UTF-8.',
  'The headers of this request are too large.',
  'The server could not read this request.',
  'The server cannot be reached.',
  'Send JSON, as application/json.',
  'Send JSON, as application/json in UTF-8.',
  'This is too large.',
] as const

type Filled<Text> = Text extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : Text

/** One of them, with something in place of each `{name}`. */
export type Sentence = Filled<(typeof SENTENCES)[number]>
