import type { DemoThought } from './demo-thought.ts'
import { say, verse } from './telling.ts'

export const secondWeek: readonly DemoThought[] = [
  verse(
    'zehra',
    'mir',
    `پتا پتا بوٹا بوٹا حال ہمارا جانے ہے
جانے نہ جانے گل ہی نہ جانے باغ تو سارا جانے ہے`,
    { key: 'patta', wah: 11, love: 5, relatable: 4 },
  ),
  say('sadia', 'میرے چھت کے گملے بھی سب جانتے ہیں۔ صرف موتیا بے خبر ہے۔', { to: 'patta', laugh: 6, love: 3 }),
  verse(
    'shubho',
    'sukumar',
    `হাঁস ছিল, সজারু, (ব্যাকরণ মানি না),
হয়ে গেল “হাঁসজারু” কেমনে তা জানি না।`,
    { key: 'hansjaru', laugh: 9, love: 4 },
  ),
  say(
    'anirban',
    'Explaining “hansjaru” to non-Bengalis: half duck, half porcupine, no grammar. It needs no more.',
    {
      to: 'hansjaru',
      laugh: 8,
    },
  ),
  verse(
    'kavita',
    'kabir',
    `धीरे-धीरे रे मना, धीरे सब कुछ होय।
माली सींचे सौ घड़ा, ऋतु आए फल होय॥`,
    { key: 'dheere', love: 8, relatable: 9, wah: 3 },
  ),
  say('savitri', 'मैं तो रोज़ सौ घड़ा डालती हूँ, अमरूद फिर भी अपने मन से आता है।', {
    to: 'dheere',
    laugh: 7,
    love: 4,
  }),
  verse(
    'grace',
    'naidu',
    `Lightly, O lightly we bear her along,
She sways like a flower in the wind of our song;
She skims like a bird on the foam of a stream,
She floats like a laugh from the lips of a dream.`,
    { love: 8, wah: 4 },
  ),
  verse(
    'mirza',
    'ghalib',
    `یہ نہ تھی ہماری قسمت کہ وصالِ یار ہوتا
اگر اور جیتے رہتے یہی انتظار ہوتا`,
    { wah: 11, sad: 5, relatable: 3 },
  ),
  verse(
    'rohan',
    'whitman',
    `Do I contradict myself?
Very well then I contradict myself,
(I am large, I contain multitudes.)`,
    { key: 'multitudes', relatable: 9, love: 3 },
  ),
  say('farhan', 'My answer in every design review from now on.', { to: 'multitudes', laugh: 8 }),
  verse(
    'meera',
    'surdas',
    `ऊधौ, मन न भए दस बीस।
एक हुतो सो गयो स्याम सँग, को अवराधै ईस॥`,
    { key: 'udho', wah: 8, love: 4, sad: 3 },
  ),
  say(
    'meera',
    'A rough English of it, since some asked: “Udho, a heart does not come in tens and twenties. I had one, and it went away with Shyam. With what shall I worship now?” Every reply to good advice, for ever.',
    { to: 'udho', wah: 6, relatable: 7 },
  ),
  verse(
    'tania',
    'jibanananda',
    `আবার আসিব ফিরে ধানসিড়িটির তীরে— এই বাংলায়
হয়তো মানুষ নয়— হয়তো বা শঙ্খচিল শালিকের বেশে;`,
    { key: 'abar', love: 10, sad: 3, wah: 3 },
  ),
  say('ananya', 'শালিক হয়ে ফিরলে আমার জানলাতেই বসবেন, মুড়ি রাখা থাকবে।', { to: 'abar', love: 8, laugh: 3 }),
  verse(
    'bilal',
    'akbar',
    `ہم آہ بھی کرتے ہیں تو ہو جاتے ہیں بدنام
وہ قتل بھی کرتے ہیں تو چرچا نہیں ہوتا`,
    { wah: 12, relatable: 6 },
  ),
  verse(
    'lena',
    'rossetti',
    `Who has seen the wind?
Neither I nor you:
But when the leaves hang trembling,
The wind is passing through.`,
    { love: 7, wow: 2 },
  ),
  verse(
    'hina',
    'iqbal',
    `ستاروں سے آگے جہاں اور بھی ہیں
ابھی عشق کے امتحاں اور بھی ہیں`,
    { key: 'sitaron', wah: 9, relatable: 5 },
  ),
  say('hina', 'امتحاں سے یاد آیا، پیر کو پرچہ ہے۔ دعا کیجیے۔', { to: 'sitaron', laugh: 6, love: 5 }),
  verse(
    'arjun',
    'tulsidas',
    `आवत ही हरषै नहीं, नैनन नहीं सनेह।
तुलसी तहाँ न जाइए, कंचन बरसे मेह॥`,
    { wah: 7, relatable: 7 },
  ),
  verse(
    'rupa',
    'tagore',
    `নীল নবঘনে আষাঢ়গগনে তিল ঠাঁই আর নাহি রে।
ওগো, আজ তোরা যাস নে ঘরের বাহিরে॥`,
    { key: 'neel', love: 9, wah: 3 },
  ),
  say('mitali', 'আজ সকালে ঠিক এই আকাশ। খিচুড়ি চাপিয়েছি, আর কোথাও যাচ্ছি না।', { to: 'neel', love: 7, relatable: 5 }),
  verse(
    'daniel',
    'shakespeare',
    `When to the sessions of sweet silent thought
I summon up remembrance of things past,
I sigh the lack of many a thing I sought,
And with old woes new wail my dear time’s waste:`,
    { sad: 4, relatable: 6, wah: 2 },
  ),
  verse(
    'zehra',
    'siraj',
    `خبرِ تحیرِ عشق سن نہ جنوں رہا نہ پری رہی
نہ تو تو رہا نہ تو میں رہا جو رہی سو بے خبری رہی`,
    { key: 'siraj', wah: 12, wow: 4 },
  ),
  say('mirza', 'واہ۔ یہ غزل سن کر آدمی چپ ہو جاتا ہے، سو میں بھی چپ۔', { to: 'siraj', wah: 7 }),
  verse(
    'gopal',
    'rahim',
    `रहिमन देखि बड़ेन को, लघु न दीजिए डारि।
जहाँ काम आवे सुई, कहा करे तरवारि॥`,
    { wah: 7, relatable: 4 },
  ),
  verse(
    'kamal',
    'madhusudan',
    `হে বঙ্গ, ভাণ্ডারে তব বিবিধ রতন;—
তা সবে, (অবোধ আমি!) অবহেলা করি,
পর-ধন-লোভে মত্ত, করিনু ভ্রমণ
পরদেশে, ভিক্ষাবৃত্তি কুক্ষণে আচরি।`,
    { wah: 7, love: 3 },
  ),
  verse(
    'sadia',
    'dagh',
    `نہیں کھیل اے داغؔ یاروں سے کہہ دو
کہ آتی ہے اردو زباں آتے آتے`,
    { key: 'aate', wah: 10, laugh: 3, relatable: 4 },
  ),
  say('daniel', 'آتے آتے۔ I am on the second آتے.', { to: 'aate', laugh: 12, love: 5 }),
  say('bilal', 'جس نے یہ جملہ لکھ لیا، اس کی اردو آ گئی @daniel', { to: 'aate', love: 9 }),
  verse(
    'pooja',
    'whitman',
    `I loafe and invite my soul,
I lean and loafe at my ease observing a spear of summer grass.`,
    { relatable: 8, love: 3 },
  ),
  say(
    'daniel',
    `Since some of you asked how I came to be here.

I rented a room above a tailor’s shop for a year. The tailor recited while he cut. I did not understand a word, but I noticed that he always slowed down at the same places, and that the scissors waited with him. One evening I asked what he had just said. He thought about it through a whole sleeve and answered, “I cannot tell you that in English. I can only tell you that in Tuesday.”

I still do not know what he meant. I bought an alphabet book the next day.

When I moved out he gave me a shirt with a couplet chalked on the inside of the collar, where nobody would see it. I have never washed that shirt. I can read the first line now. I am leaving the second for when I deserve it.`,
    { key: 'tailor', love: 19, wow: 4 },
  ),
  say('mirza', 'دوسرا مصرع پڑھ لو بیٹا، استحقاق پڑھنے سے ہی آتا ہے۔', { to: 'tailor', wah: 7, love: 5 }),
  say('rupa', 'মঙ্গলবারের ভাষা! আমি এই দরজিকে চিনতে চাই।', { to: 'tailor', love: 7 }),
  verse(
    'mirza',
    'wali',
    `جسے عشق کا تیر کاری لگے
اسے زندگی کیوں نہ بھاری لگے`,
    { wah: 8, sad: 2 },
  ),
  verse('ananya', 'chandidas', 'সবার উপরে মানুষ সত্য, তাহার উপরে নাই।', { wah: 9, love: 7, relatable: 2 }),
  verse(
    'yusuf',
    'khayyam',
    `A Book of Verses underneath the Bough,
A Jug of Wine, a Loaf of Bread—and Thou
Beside me singing in the Wilderness—
Oh, Wilderness were Paradise enow!`,
    { key: 'loaf', love: 8, laugh: 2 },
  ),
  say('grace', 'The baker, of course, chose the one with the loaf.', { to: 'loaf', laugh: 10 }),
]
