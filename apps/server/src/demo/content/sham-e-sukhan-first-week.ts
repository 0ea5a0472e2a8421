import type { DemoThought } from './demo-thought.ts'
import { say, verse } from './telling.ts'

export const firstWeek: readonly DemoThought[] = [
  say(
    'noor',
    `Welcome to the evening. The rules are few: one verse a thought, name the poet, and say what it did to you if you can find the words. If you cannot, leave it there. Someone will understand.

Bring your own lines too. Nobody here was born quoting anyone.`,
    { key: 'welcome', love: 11, relatable: 6 },
  ),
  verse(
    'mirza',
    'zafar',
    `بات کرنی مجھے مشکل کبھی ایسی تو نہ تھی
جیسی اب ہے تری محفل کبھی ایسی تو نہ تھی`,
    { key: 'baat', wah: 9, relatable: 7 },
  ),
  say('noor', 'Trust @mirza to open with a line about not being able to speak.', { to: 'baat', laugh: 9 }),
  verse(
    'kavita',
    'kabir',
    `पोथी पढ़ि पढ़ि जग मुआ, पंडित भया न कोय।
ढाई आखर प्रेम का, पढ़े सो पंडित होय॥`,
    { key: 'pothi', wah: 8, love: 6, relatable: 2 },
  ),
  say('pooja', 'As someone surrounded by forty unmarked exam papers: thank you, Kabir.', {
    to: 'pothi',
    laugh: 7,
  }),
  verse(
    'ananya',
    'tagore',
    `আজি হতে শতবর্ষ পরে
কে তুমি পড়িছ বসি আমার কবিতাখানি
কৌতূহলভরে`,
    { key: 'shatabarsha', love: 10, wow: 3, wah: 2 },
  ),
  say('grace', 'What does it say? I can hear that it is a question.', { to: 'shatabarsha' }),
  say(
    'ananya',
    'Roughly: a hundred years from today, who are you, sitting and reading my poem, full of curiosity? He wrote it in 1896. So: us, Grace. It is us.',
    { to: 'shatabarsha', love: 9, wow: 5 },
  ),
  verse(
    'daniel',
    'dickinson',
    `“Hope” is the thing with feathers -
That perches in the soul -
And sings the tune without the words -
And never stops - at all -`,
    { love: 8, relatable: 5 },
  ),
  verse(
    'bilal',
    'mir',
    `ابتدائے عشق ہے روتا ہے کیا
آگے آگے دیکھیے ہوتا ہے کیا`,
    { key: 'ibtida', wah: 10, laugh: 4, relatable: 3 },
  ),
  say('farhan', 'I say this to every first-year engineer on the site.', { to: 'ibtida', laugh: 8 }),
  verse(
    'zehra',
    'momin',
    `تم مرے پاس ہوتے ہو گویا
جب کوئی دوسرا نہیں ہوتا`,
    { key: 'goya', wah: 11, love: 6, sad: 2 },
  ),
  say('mirza', 'کہتے ہیں غالب اس ایک شعر پر اپنا دیوان دینے کو تیار تھے۔ سچ ہو یا قصہ، دل مان لیتا ہے۔', {
    to: 'goya',
    wah: 6,
    wow: 3,
  }),
  say('daniel', 'Eleven words in all, and I had to go for a walk.', { to: 'goya', relatable: 7 }),
  verse(
    'arjun',
    'rahim',
    `रहिमन धागा प्रेम का, मत तोड़ो चटकाय।
टूटे से फिर ना जुड़े, जुड़े गाँठ परि जाय॥`,
    { wah: 6, relatable: 9, sad: 2 },
  ),
  verse(
    'rupa',
    'lalon',
    `খাঁচার ভিতর অচিন পাখি
কেমনে আসে যায়।`,
    { key: 'khancha', love: 7, wah: 5, wow: 2 },
  ),
  say('shubho', 'রূপাদি, এটা একদিন গেয়ে শোনাতে হবে। দোতারা আমি জোগাড় করব।', { to: 'khancha', love: 4 }),
  verse(
    'lena',
    'blake',
    `To see a World in a Grain of Sand
And a Heaven in a Wild Flower,
Hold Infinity in the palm of your hand
And Eternity in an hour.`,
    { love: 7, wow: 5 },
  ),
  say('lena', 'I sand wood all day. This is the only honest description of it.', { relatable: 5, laugh: 3 }),
  verse(
    'sadia',
    'hali',
    `فرشتے سے بڑھ کر ہے انسان بننا
مگر اس میں لگتی ہے محنت زیادہ`,
    { wah: 7, relatable: 8 },
  ),
  verse(
    'mirza',
    'ghalib',
    `بس کہ دشوار ہے ہر کام کا آساں ہونا
آدمی کو بھی میسر نہیں انساں ہونا`,
    { key: 'insaan', wah: 12, relatable: 4 },
  ),
  say('sadia', 'حالی استاد کا جواب دے رہے تھے، اور آپ نے استاد کو بلا لیا۔', {
    to: 'insaan',
    laugh: 6,
    wah: 3,
  }),
  verse(
    'meera',
    'mirabai',
    `मेरे तो गिरधर गोपाल, दूसरो न कोई।
जाके सिर मोर मुकुट, मेरो पति सोई॥`,
    { love: 9, wah: 3 },
  ),
  verse(
    'kamal',
    'jibanananda',
    `হাজার বছর ধরে আমি পথ হাঁটিতেছি পৃথিবীর পথে,
সিংহল সমুদ্র থেকে নিশীথের অন্ধকারে মালয় সাগরে
অনেক ঘুরেছি আমি;`,
    { key: 'banalata', love: 8, wah: 4, relatable: 3 },
  ),
  say('tania', 'নাটোর পেরোবার সময় প্রতিবার জানলা দিয়ে তাকাই। কেউ দাঁড়িয়ে থাকে না, তবু।', {
    to: 'banalata',
    love: 6,
    sad: 3,
  }),
  verse(
    'anirban',
    'keats',
    `A thing of beauty is a joy for ever:
Its loveliness increases; it will never
Pass into nothingness;`,
    { love: 6, relatable: 2 },
  ),
  verse(
    'hina',
    'ghalib',
    `ان کے دیکھے سے جو آ جاتی ہے منہ پر رونق
وہ سمجھتے ہیں کہ بیمار کا حال اچھا ہے`,
    { wah: 10, laugh: 3, relatable: 5 },
  ),
  verse(
    'gopal',
    'khusrau',
    `खुसरो दरिया प्रेम का, उल्टी वा की धार।
जो उतरा सो डूब गया, जो डूबा सो पार॥`,
    { wah: 9, wow: 3, love: 2 },
  ),
  verse(
    'farhan',
    'khayyam',
    `The Moving Finger writes; and, having writ,
Moves on: nor all your Piety nor Wit
Shall lure it back to cancel half a Line,
Nor all your Tears wash out a Word of it.`,
    { key: 'finger', wah: 5, relatable: 6 },
  ),
  say('yusuf', 'He clearly never had an edit button. I have used mine three times on this reply.', {
    to: 'finger',
    laugh: 11,
  }),
  verse(
    'bilal',
    'zauq',
    `لائی حیات آئے قضا لے چلی چلے
اپنی خوشی نہ آئے نہ اپنی خوشی چلے`,
    { wah: 8, sad: 4 },
  ),
  say(
    'noor',
    'First week done. Favourite so far is not a verse at all, it is @daniel going for a walk because of Momin.',
    { laugh: 6, love: 5 },
  ),
]
