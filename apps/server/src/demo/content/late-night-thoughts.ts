import type { DemoThought } from './demo-thought.ts'
import { overThreeWeeks, say, verse } from './telling.ts'

export const thoughts: readonly DemoThought[] = overThreeWeeks(19, [
  say('deepak', 'Night shift. Corridor lights on half. If you are awake too, say something small.', {
    key: 'awake',
    love: 8,
    relatable: 6,
  }),
  say('yusuf', 'Awake. Flour on both elbows. Forty loaves between me and the sun.', { to: 'awake', love: 9 }),
  say('hina', 'جاگ رہی ہوں۔ کتاب کھلی ہے، آنکھ بھی کھلی ہے، بیچ کا رابطہ منقطع ہے۔', {
    to: 'awake',
    laugh: 12,
    relatable: 5,
  }),
  verse(
    'mirza',
    'ghalib',
    `موت کا ایک دن معین ہے
نیند کیوں رات بھر نہیں آتی`,
    { key: 'neend', wah: 11, relatable: 8, sad: 2 },
  ),
  say('deepak', 'The doctors have no better question.', { to: 'neend', relatable: 5 }),
  say(
    'ananya',
    'Some nights the fan makes exactly the sound of my grandmother’s house, and I lie very still so that it does not notice me listening.',
    { love: 13, relatable: 4, sad: 2 },
  ),
  say('rohan', 'Does anyone else rehearse conversations from 2014? I am winning them all now.', {
    key: 'rehearse',
    laugh: 12,
    relatable: 9,
  }),
  say('bilal', 'میں بھی جیت رہا ہوں۔ بس سامنے والا اب آتا نہیں۔', { to: 'rehearse', wah: 5, sad: 6 }),
  verse(
    'pooja',
    'whitman',
    `When I heard the learn’d astronomer,
When the proofs, the figures, were ranged in columns before me,
When I was shown the charts and diagrams, to add, divide, and measure them,
When I sitting heard the astronomer where he lectured with much applause in the lecture-room,
How soon unaccountable I became tired and sick,
Till rising and gliding out I wander’d off by myself,
In the mystical moist night-air, and from time to time,
Look’d up in perfect silence at the stars.`,
    { key: 'astronomer', love: 9, wow: 6 },
  ),
  say('pooja', 'I have been both people in this poem, sometimes on the same evening.', {
    to: 'astronomer',
    relatable: 8,
  }),
  say('meera', 'रात में पहाड़ नहीं दिखते, पर पता रहता है कि वहीं हैं। कुछ लोग भी ऐसे ही होते हैं।', {
    key: 'pahad',
    love: 15,
    relatable: 5,
  }),
  say('noor', 'Saved this one in the notebook by the kettle.', { to: 'pahad', love: 4 }),
  say('tania', 'ঘাটে একটা নৌকার হ্যারিকেন এখনও জ্বলছে। কে জাগে জানি না, কিন্তু আমার আর একা লাগছে না।', { love: 12, wow: 2 }),
  say(
    'grace',
    'The library after closing is not silent. The radiators talk, the shelves settle, and somewhere in Biography someone is always turning over.',
    { love: 9, wow: 4 },
  ),
  verse(
    'zehra',
    'iqbal',
    `دنیا کی محفلوں سے اکتا گیا ہوں یا رب
کیا لطف انجمن کا جب دل ہی بجھ گیا ہو`,
    { key: 'uktaya', sad: 8, wah: 5 },
  ),
  say(
    'noor',
    'Then sit at the edge of this one and say nothing, @zehra. That is allowed. It may be the best seat.',
    { to: 'uktaya', love: 14 },
  ),
  say('zehra', 'کنارے پر ہی بیٹھی ہوں۔ اچھا لگ رہا ہے۔', { to: 'uktaya', love: 11 }),
  say(
    'lena',
    'Built a chair today for someone I have never met. Lying here wondering what they will be sad about while sitting in it, and whether the arms are wide enough for that.',
    { key: 'chair', love: 11, wow: 5 },
  ),
  say('rohan', 'This is the gentlest thing I have read about furniture.', {
    to: 'chair',
    love: 6,
    relatable: 3,
  }),
  say('farhan', 'Bridges hum at night when it is cold. Nobody believes me until I drive them out there.', {
    wow: 8,
    love: 4,
  }),
  verse(
    'rupa',
    'tagore',
    `গগনে গরজে মেঘ, ঘন বরষা।
কূলে একা বসে আছি, নাহি ভরসা।`,
    { love: 7, sad: 4 },
  ),
  say(
    'anirban',
    'Current status: I have thirteen tabs open and one of them is playing a tanpura, and I refuse to find out which.',
    { laugh: 12, love: 2 },
  ),
  say(
    'deepak',
    `Something from last night, with the details changed.

An old man who had not spoken for two days asked me what time it was. I told him: ten past four. He said, “Then the milk will be coming.” There has been no milk cart on his street for thirty years, his daughter told me later. But he lay there with his head turned to the window and listened, and I found that I was listening too, and after a while I could have sworn to the bottles.

He slept properly after that. I did the rest of the round very quietly. At six the real morning came, with buses and somebody’s radio, and it seemed a bit of a copy.

I do not have a lesson. I only wanted someone else to know that the milk came.`,
    { key: 'milk', love: 19, sad: 4 },
  ),
  say('grace', 'It came. Thank you for listening for it with him.', { to: 'milk', love: 12 }),
  say('gopal', 'बेटा, ऐसी ही ख़बरें तो हम घर-घर पहुँचाते थे। पहुँच गई।', { to: 'milk', love: 10 }),
  verse('daniel', 'tagoreEnglish', 'If you shed tears when you miss the sun, you also miss the stars.', {
    love: 9,
    relatable: 5,
  }),
  say('hina', 'کل کا پرچہ کل ہے۔ آج رات صرف چاند ہے اور میں ہوں اور تیسرا باب ہے جو مجھے گھور رہا ہے۔', {
    laugh: 8,
    relatable: 5,
  }),
  say('kavita', 'बत्ती बुझाकर लेटी हूँ तो दिन भर की अधूरी बातें एक-एक करके हाज़िरी लगा रही हैं। उपस्थित, मैडम।', {
    relatable: 12,
    laugh: 4,
  }),
  verse(
    'grace',
    'tennyson',
    `Break, break, break,
On thy cold gray stones, O Sea!
And I would that my tongue could utter
The thoughts that arise in me.`,
    { sad: 6, relatable: 5 },
  ),
  say(
    'yusuf',
    'Bread fact nobody asked for: the dough is warmest at the hour when I am coldest. Feels like a fair arrangement.',
    { love: 10 },
  ),
  verse(
    'bilal',
    'ghalib',
    `ہوئی مدت کہ غالبؔ مر گیا پر یاد آتا ہے
وہ ہر اک بات پر کہنا کہ یوں ہوتا تو کیا ہوتا`,
    { key: 'yun', wah: 10, relatable: 7 },
  ),
  say('daniel', 'Is there a grammar for “what if it had been so”? Asking for my whole personality.', {
    to: 'yun',
    laugh: 9,
    relatable: 4,
  }),
  say('mirza', 'گرامر ہے، علاج نہیں۔', { to: 'yun', laugh: 11, wah: 6 }),
  verse(
    'lena',
    'shakespeare',
    `We are such stuff
As dreams are made on, and our little life
Is rounded with a sleep.`,
    { love: 8, wah: 2 },
  ),
  say(
    'rohan',
    `I went up to the roof to photograph the moon and it was behind the water tank, so I photographed the city instead, one window at a time.

Third floor opposite: a woman ironing one shirt for a very long time. Blue light on the corner: two brothers and a football match with the sound off, so as not to wake somebody. The lit stairwell with nobody in it. The tailor, who I thought went home at nine, eating from a steel box with his feet up, laughing at something on the radio. And one window with a person at it, holding something up in front of their face.

It took me an embarrassing while to understand that they were photographing windows too.

I waved. There was a pause. They switched their lamp off and on, twice. I had no lamp, so I used the phone. Then we both went to bed, I think. I have not looked at the picture yet. I like it as it is.`,
    { key: 'windows', love: 19, wow: 5 },
  ),
  say('pooja', 'Two photons walk past each other and wave. Do not develop it.', {
    to: 'windows',
    love: 9,
    laugh: 3,
  }),
  say('shubho', 'রাত দুটোয় পাড়ার কুকুররা সভা ডেকেছে। এজেন্ডা জানি না, তবে সবাই একমত নয়।', { laugh: 14 }),
  say('arjun', 'दो बजे की चाय कोई गलती नहीं है, बस बहुत जल्दी की सुबह है।', { relatable: 10, laugh: 4 }),
  say(
    'noor',
    'A question for the quiet ones: what is a sound from your childhood that no longer exists anywhere?',
    { key: 'sound', love: 5, wow: 2 },
  ),
  say('gopal', 'साइकिल की घंटी के बाद चिट्ठी का फ़र्श पर गिरना।', { to: 'sound', love: 12 }),
  say('mitali', 'শিলনোড়ার শব্দ, ঠিক সন্ধে নামার আগে।', { to: 'sound', love: 9, relatable: 4 }),
  say('zehra', 'دادا کے حقے کی گڑگڑ، اور پھر ایک لمبی خاموشی جس میں قصہ شروع ہوتا تھا۔', {
    to: 'sound',
    love: 11,
  }),
  say('daniel', 'My father’s keys. Not keys in general. Those keys.', { to: 'sound', sad: 8, love: 5 }),
  verse('tania', 'lalon', 'সময় গেলে সাধন হবে না।', { relatable: 8, wah: 3 }),
  verse(
    'arjun',
    'kabir',
    `चलती चाकी देखि के, दिया कबीरा रोय।
दुइ पाटन के बीच में, साबुत बचा न कोय॥`,
    { wah: 7, sad: 4 },
  ),
  say('anirban', 'নিজের সঙ্গে একটু বেশি রাত পর্যন্ত আড্ডা হয়ে গেল। লোকটা খারাপ না।', { love: 10, laugh: 6 }),
  say('lena', 'Frost on the inside of the workshop window, shaped like a fern that took its time.', {
    love: 7,
    wow: 5,
  }),
  verse(
    'zehra',
    'ghalib',
    `آہ کو چاہیے اک عمر اثر ہونے تک
کون جیتا ہے تری زلف کے سر ہونے تک`,
    { wah: 12, love: 3 },
  ),
  say(
    'deepak',
    'Half past five. The sky behind the water tank has gone the colour of a peach someone changed their mind about. Good morning, or good night, whichever you need.',
    { key: 'peach', picture: 'dawn', love: 15, wah: 3 },
  ),
  say('yusuf', 'Both, please. The loaves are out.', { to: 'peach', love: 9 }),
])
