import type { DemoThought } from './demo-thought.ts'
import { say, verse } from './telling.ts'

export const thirdWeek: readonly DemoThought[] = [
  verse(
    'bilal',
    'aatish',
    `بڑا شور سنتے تھے پہلو میں دل کا
جو چیرا تو اک قطرۂ خوں نہ نکلا`,
    { key: 'shor', wah: 8, laugh: 5 },
  ),
  say('farhan', 'Project status meetings, summarised in two lines, two centuries early.', {
    to: 'shor',
    laugh: 9,
  }),
  verse(
    'kavita',
    'mirabai',
    `पायो जी मैंने राम रतन धन पायो।
वस्तु अमोलक दी मेरे सतगुरु, किरपा कर अपनायो॥`,
    { love: 8, wah: 2 },
  ),
  verse(
    'zehra',
    'shad',
    `تمناؤں میں الجھایا گیا ہوں
کھلونے دے کے بہلایا گیا ہوں`,
    { wah: 9, relatable: 7, sad: 2 },
  ),
  verse(
    'mitali',
    'tagore',
    `দেখা হয় নাই চক্ষু মেলিয়া
ঘর হতে শুধু দুই পা ফেলিয়া
একটি ধানের শিষের উপরে
একটি শিশিরবিন্দু॥`,
    { key: 'shishir', love: 12, relatable: 4 },
  ),
  say(
    'ananya',
    'For everyone: he travelled far, spent much, saw mountains and seas, and never opened his eyes two steps from home to see one drop of dew on one ear of rice.',
    { to: 'shishir', love: 9, wow: 4 },
  ),
  say('rohan', 'Fine. Tomorrow I photograph something within two steps of my door.', {
    to: 'shishir',
    love: 6,
  }),
  verse(
    'mirza',
    'ghalib',
    `ہم کو معلوم ہے جنت کی حقیقت لیکن
دل کے خوش رکھنے کو غالبؔ یہ خیال اچھا ہے`,
    { wah: 12, laugh: 4, relatable: 3 },
  ),
  verse(
    'anirban',
    'shelley',
    `O Wind,
If Winter comes, can Spring be far behind?`,
    { relatable: 6, love: 3 },
  ),
  verse(
    'arjun',
    'bihari',
    `कहत, नटत, रीझत, खिझत, मिलत, खिलत, लजियात।
भरे भौन में करत हैं, नैननु ही सब बात॥`,
    { key: 'kahat', wah: 10, love: 5, wow: 2 },
  ),
  say(
    'kavita',
    'सात क्रियाएँ और एक पूरी कहानी। बच्चों को यही दोहा पढ़ाकर क्रिया समझाती हूँ, सब हँसते हैं और सबको याद रहता है।',
    {
      to: 'kahat',
      love: 7,
      laugh: 3,
    },
  ),
  verse(
    'bilal',
    'dard',
    `تر دامنی پہ شیخ ہماری نہ جائیو
دامن نچوڑ دیں تو فرشتے وضو کریں`,
    { wah: 11, wow: 3 },
  ),
  verse(
    'sadia',
    'insha',
    `کمر باندھے ہوئے چلنے کو یاں سب یار بیٹھے ہیں
بہت آگے گئے باقی جو ہیں تیار بیٹھے ہیں`,
    { sad: 7, wah: 6 },
  ),
  verse(
    'grace',
    'blake',
    `He who binds to himself a joy
Does the winged life destroy;
But he who kisses the joy as it flies
Lives in eternity’s sun rise.`,
    { love: 8, relatable: 3 },
  ),
  verse(
    'tania',
    'lalon',
    `মিলন হবে কত দিনে
আমার মনের মানুষের সনে।`,
    { love: 7, sad: 4 },
  ),
  verse(
    'bilal',
    'zafar',
    `لگتا نہیں ہے دل مرا اجڑے دیار میں
کس کی بنی ہے عالمِ ناپائیدار میں`,
    { key: 'dayar', sad: 8, wah: 6 },
  ),
  say(
    'deepak',
    'My grandfather used to hum this while shaving. I did not know it was a king’s until today.',
    {
      to: 'dayar',
      wow: 6,
      love: 6,
    },
  ),
  verse(
    'hina',
    'ghalib',
    `عشق نے غالبؔ نکما کر دیا
ورنہ ہم بھی آدمی تھے کام کے`,
    { key: 'nikamma', laugh: 9, relatable: 7, wah: 4 },
  ),
  say('arjun', 'यह शेर मेरे दफ़्तर की दीवार पर लगना चाहिए।', { to: 'nikamma', laugh: 7 }),
  verse(
    'savitri',
    'kabir',
    `ऐसी बानी बोलिए, मन का आपा खोय।
औरन को सीतल करे, आपहुँ सीतल होय॥`,
    { love: 9, wah: 4 },
  ),
  verse(
    'daniel',
    'rumi',
    `Hearken to the reed-flute, how it complains,
Lamenting its banishment from its home`,
    { key: 'reed', sad: 4, wah: 6 },
  ),
  say('zehra', 'بانسری جب نیستاں سے کٹتی ہے تبھی بولتی ہے۔ ہم سب کا یہی حال ہے۔', {
    to: 'reed',
    wah: 8,
    relatable: 3,
  }),
  verse(
    'rupa',
    'tagore',
    `আছে দুঃখ, আছে মৃত্যু, বিরহদহন লাগে।
তবুও শান্তি, তবু আনন্দ, তবু অনন্ত জাগে॥`,
    { love: 10, sad: 3, wah: 3 },
  ),
  verse(
    'zehra',
    'aatish',
    `سن تو سہی جہاں میں ہے تیرا فسانہ کیا
کہتی ہے تجھ کو خلقِ خدا غائبانہ کیا`,
    { wah: 7, relatable: 3 },
  ),
  verse(
    'lena',
    'dickinson',
    `To make a prairie it takes a clover and one bee,
One clover, and a bee,
And revery.
The revery alone will do,
If bees are few.`,
    { love: 10, wow: 2 },
  ),
  verse(
    'mirza',
    'mir',
    `لے سانس بھی آہستہ کہ نازک ہے بہت کام
آفاق کی اس کارگہِ شیشہ گری کا`,
    { key: 'saans', wah: 13, wow: 3, love: 2 },
  ),
  say(
    'noor',
    `I have carried this one for twenty years and it still changes size in my pocket.

“Even draw your breath softly: the work is so delicate, in this glass-maker’s workshop that is the world.” When I was nineteen I thought it was about being careful with lovers. Then my father was ill for a winter and I learned to close doors without a sound, and it was about that. Now there is a small person asleep in the next room and it is about her.

I suspect it was about all of it from the start, and Mir simply waited for me to arrive.`,
    { to: 'saans', love: 14, wah: 4, sad: 3 },
  ),
  say('deepak', 'Reading this at the nurses’ station at 3 am. Closing every door softly tonight.', {
    to: 'saans',
    love: 9,
  }),
]
