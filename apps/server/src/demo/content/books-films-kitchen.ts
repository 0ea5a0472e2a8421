import type { DemoThought } from './demo-thought.ts'
import { overThreeWeeks, say, verse } from './telling.ts'

export const thoughts: readonly DemoThought[] = overThreeWeeks(27, [
  say('grace', 'Tell me what you are reading, and where you read it. The where is half of the book.', {
    key: 'where',
    love: 7,
  }),
  say('meera', 'बस की आख़िरी सीट पर, ‘कामायनी’। हर झटके पर एक छंद छूट जाता है, फिर मिल जाता है।', {
    to: 'where',
    love: 8,
    laugh: 2,
  }),
  say('bilal', 'دفتر کی سیڑھیوں میں، خطوطِ غالب۔ پانچ منٹ کا وقفہ ہمیشہ بیس کا ہو جاتا ہے۔', {
    to: 'where',
    relatable: 6,
    love: 3,
  }),
  say(
    'anirban',
    'In the queue at the canteen, “Middlemarch”. The queue and the book are about equally long and I have grown fond of both.',
    { to: 'where', laugh: 8 },
  ),
  say(
    'yusuf',
    'Flatbread for people without an oven: 2 cups flour, 1 spoon yoghurt, salt, warm water until it feels like an earlobe. Rest half an hour. Hot dry pan, lid on, do not peek.',
    { key: 'flat', love: 12 },
  ),
  say('hina', 'I peeked.', { to: 'flat', laugh: 14 }),
  say('yusuf', 'We know. The bread told me.', { to: 'flat', laugh: 16 }),
  verse(
    'anirban',
    'carroll',
    `“The time has come,” the Walrus said,
“To talk of many things:
Of shoes—and ships—and sealing-wax—
Of cabbages—and kings—”`,
    { laugh: 5, love: 5 },
  ),
  say('kamal', 'যে বই কেউ দুবার ফেরত দিয়ে যায়, সেটা আমি নিজে পড়ি। আজ পর্যন্ত ঠকিনি।', { love: 9, wow: 3 }),
  say(
    'rohan',
    'Saw an old silent film in the park, with a man playing a real piano beside the sheet. When the heroine opened the letter he stopped playing. Two hundred people held one breath.',
    { key: 'silent', love: 12, wow: 6 },
  ),
  say('lena', 'I was there! A child behind me said “read it to us” out loud.', {
    to: 'silent',
    laugh: 9,
    love: 5,
  }),
  say('mitali', 'লাউ চিংড়ি নিয়ে কারও কোনো প্রশ্ন আছে? আজ আমার মেজাজ ভালো, সব উত্তর দেব।', {
    key: 'lau',
    laugh: 5,
    love: 4,
  }),
  say('daniel', 'What is লাউ?', { to: 'lau' }),
  say('mitali', 'Bottle gourd, dear. It tastes of nothing, very beautifully, until it meets a prawn.', {
    to: 'lau',
    laugh: 12,
    love: 6,
  }),
  verse(
    'daniel',
    'naidu',
    `What do you sell, O ye merchants?
Richly your wares are displayed.
Turbans of crimson and silver,
Tunics of purple brocade,
Mirrors with panels of amber,
Daggers with handles of jade.`,
    { wow: 5, love: 5 },
  ),
  say('savitri', 'आम का अचार डालने का शुभ मुहूर्त वही है जब तीन दिन धूप की ख़बर हो और घर में बच्चे न हों।', {
    laugh: 12,
    love: 3,
  }),
  say('zehra', 'ناول کا آخری باب تین دن سے نہیں پڑھا۔ جب تک نہیں پڑھوں گی سب لوگ زندہ رہیں گے۔', {
    key: 'naval',
    relatable: 14,
    love: 4,
  }),
  say('grace', 'I have a whole shelf of people I am keeping alive this way.', {
    to: 'naval',
    relatable: 9,
    laugh: 4,
  }),
  say(
    'pooja',
    'Rasam is just physics: sour, heat, pepper, and the exact second before it boils. Take it off when the froth looks like it has something to say.',
    { love: 8, wah: 3 },
  ),
  verse(
    'grace',
    'hood',
    `I remember, I remember,
The house where I was born,
The little window where the sun
Came peeping in at morn;`,
    { love: 7, sad: 4 },
  ),
  say(
    'farhan',
    'Watched a three-hour film about a man repairing one clock. My wife slept. I took notes. Both of us call it a perfect evening.',
    { key: 'clock', laugh: 13 },
  ),
  say('noor', 'Did he repair it? No spoilers, just nod.', { to: 'clock', laugh: 5 }),
  say('farhan', 'It was never broken. Sorry. SPOILER. It was never broken.', { to: 'clock', laugh: 15 }),
  say(
    'ananya',
    `A review of my grandmother’s recipe book, as literature.

It opens without warning: “Take as much rice as there are people, and then one more.” No chapter headings. The plot is carried by fish. Measurements are given in fists, in pinches, and once, for mustard oil, in “courage”.

Around page thirty another hand appears in the margin, smaller and in green ink: my mother’s, aged eleven or so, correcting the spelling of coriander. My grandmother has crossed out the correction. My mother has put it back. This goes on for two pages and is the best dialogue I have read this year.

The last recipe is only a title: “The payesh for when she comes home.” No ingredients at all. Everyone who needed it knew it by heart, I suppose. I have been trying to make it since Sunday. It wants less sugar, and more of something that I cannot name.`,
    { key: 'payesh', love: 21, wow: 2 },
  ),
  say('rupa', 'নতুন গুড়, অনন্যা। আর নাড়তে নাড়তে কারও কথা ভাবতে হয়। ওটাই লেখা নেই।', { to: 'payesh', love: 16 }),
  say('kavita', '“एक आदमी ज़्यादा का चावल” तो हमारे घर का भी नियम है। कोई न कोई आ ही जाता है।', {
    to: 'payesh',
    love: 9,
    relatable: 4,
  }),
  say('ananya', 'It was the new gur. I cried into it a little, so the salt is right as well.', {
    to: 'payesh',
    love: 18,
    laugh: 2,
  }),
  verse(
    'lena',
    'keats',
    `Season of mists and mellow fruitfulness,
Close bosom-friend of the maturing sun;`,
    { love: 7 },
  ),
  say('arjun', 'जिस किताब में किसी और के निशान लगे हों, उसे पढ़ना दो लोगों के साथ चाय पीने जैसा है।', {
    love: 14,
    wah: 4,
  }),
  say('hina', 'فلم دیکھنے بیٹھے تھے، چار لوگ، ایک کمبل، اور آخر تک صرف کمبل جاگ رہا تھا۔', {
    laugh: 15,
    relatable: 3,
  }),
  say(
    'deepak',
    'List of songs for doing the dishes, tested over a month of night shifts: https://example.org/lists/dishes. Track five is for the pressure cooker.',
    { love: 6, laugh: 5 },
  ),
  verse(
    'zehra',
    'mir',
    `نازکی اس کے لب کی کیا کہیے
پنکھڑی اک گلاب کی سی ہے`,
    { wah: 10, love: 5 },
  ),
  say('shubho', 'সিনেমা হলে ঢুকে দেখি ভুল ছবির টিকিট। বেরোইনি। দ্বিতীয় ভাগ ছিল, প্রথমটা নিজে বানিয়ে নিলাম।', {
    key: 'ticket',
    laugh: 14,
    wow: 2,
  }),
  say('anirban', 'Yours had a better first half, I have seen the real one.', { to: 'ticket', laugh: 9 }),
  verse(
    'tania',
    'tagore',
    `মনে করো, যেন বিদেশ ঘুরে
মাকে নিয়ে যাচ্ছি অনেক দূরে।`,
    { love: 10, relatable: 3 },
  ),
  say(
    'sadia',
    'بچوں نے آج ’کھچڑی‘ کو کہانی کا نام دیا کیونکہ اس میں سب کردار مل جاتے ہیں۔ میں نے اسے اردو کا سبق بھی کہا، تاریخ کا بھی۔',
    { love: 11, wah: 4 },
  ),
  verse(
    'mirza',
    'nazir',
    `جب پھاگن رنگ جھمکتے ہوں تب دیکھ بہاریں ہولی کی
اور دف کے شور کھڑکتے ہوں تب دیکھ بہاریں ہولی کی`,
    { wah: 9, love: 6 },
  ),
  verse(
    'farhan',
    'coleridge',
    `Water, water, every where,
And all the boards did shrink;
Water, water, every where,
Nor any drop to drink.`,
    { wow: 3, relatable: 4 },
  ),
  say('lena', 'Question for the kitchen people: my dal is correct but has no opinions. What am I missing?', {
    key: 'opinions',
    laugh: 8,
  }),
  say(
    'kavita',
    'Tadka. Ghee, cumin, a dry chilli, garlic if you dare, poured over at the very end so that it shouts.',
    { to: 'opinions', love: 8, laugh: 3 },
  ),
  say('lena', 'It shouted. The whole stairwell came to look. I am keeping this dal.', {
    to: 'opinions',
    laugh: 12,
    love: 5,
  }),
  verse(
    'grace',
    'edwardThomas',
    `Yes. I remember Adlestrop—
The name, because one afternoon
Of heat the express-train drew up there
Unwontedly. It was late June.`,
    { love: 7, relatable: 2 },
  ),
  say(
    'kamal',
    'একজন এসে জিজ্ঞেস করলেন, ‘মন ভালো করার বই আছে?’ আবোল তাবোল দিলাম। পরদিন ফেরত আনলেন, সঙ্গে আরও দুজন।',
    { love: 14, laugh: 5 },
  ),
  say('tania', 'রেলস্টেশনের বইয়ের দোকানে দাঁড়িয়ে পুরো একটা ছোটগল্প পড়ে ফেললাম, ট্রেন চলে গেল। গল্পটাও ট্রেন চলে যাওয়ার।', {
    wow: 7,
    laugh: 7,
  }),
  verse(
    'pooja',
    'burns',
    `The best-laid schemes o’ mice an’ men
Gang aft agley,`,
    { relatable: 8, laugh: 3 },
  ),
  say(
    'gopal',
    'पुरानी फ़िल्म का गाना बजा तो सब्ज़ी वाला, मैं और सामने वाले डॉक्टर साहब, तीनों एक साथ दूसरा अंतरा गाने लगे। किसी ने किसी की तरफ़ देखा नहीं।',
    { love: 16, laugh: 4 },
  ),
  verse(
    'yusuf',
    'khayyam',
    `Awake! for Morning in the Bowl of Night
Has flung the Stone that puts the Stars to Flight:
And Lo! the Hunter of the East has caught
The Sultan’s Turret in a Noose of Light.`,
    { wow: 5, love: 5 },
  ),
  say(
    'noor',
    'Tonight on the terrace: everyone brings one dish and one page. Mine is chickpeas and a page I am not telling you about.',
    { key: 'tonight', picture: 'terrace', love: 11 },
  ),
  say('mirza', 'میں خالی ہاتھ آؤں گا، صفحہ زبانی یاد ہے۔ کھانے کا وعدہ بیگم کا ہے۔', {
    to: 'tonight',
    laugh: 12,
  }),
])
