import type { DemoThought } from './demo-thought.ts'
import { overThreeWeeks, say, verse } from './telling.ts'

export const thoughts: readonly DemoThought[] = overThreeWeeks(4, [
  say('noor', 'Small wins only. If it is a big win, please cut it into pieces before serving.', {
    key: 'pieces',
    love: 9,
    laugh: 6,
  }),
  say('rohan', 'Piece one of eleven: I opened the letter.', { to: 'pieces', laugh: 6, love: 8 }),
  say('savitri', 'सत्तर की उम्र में पहली बार अपना नाम अंग्रेज़ी में लिखा। पोती ने सिखाया। टेढ़ा है, पर मेरा है।', {
    key: 'naam',
    love: 21,
    wow: 3,
  }),
  say('sadia', 'سلام ہے آپ کو۔ کل اپنی جماعت کو سناؤں گی۔', { to: 'naam', love: 8 }),
  say('lena', 'Drawer closes. After nine years, the drawer closes.', { key: 'drawer', love: 9, laugh: 5 }),
  say('farhan', 'What was it, humidity?', { to: 'drawer' }),
  say('lena', 'A spoon, Farhan. It was a spoon.', { to: 'drawer', laugh: 19 }),
  verse(
    'bilal',
    'iqbal',
    `نہیں ہے ناامید اقبالؔ اپنی کشتِ ویراں سے
ذرا نم ہو تو یہ مٹی بڑی زرخیز ہے ساقی`,
    { wah: 10, relatable: 5 },
  ),
  say('mitali', 'আজ প্রথমবার রুটি গোল হল। ভারতবর্ষের ম্যাপ নয়, অস্ট্রেলিয়াও নয়, গোল।', {
    key: 'ruti',
    laugh: 11,
    love: 8,
  }),
  say('tania', 'ছবি না দেখালে বিশ্বাস করব না। আমার আজও শ্রীলঙ্কা চলছে।', { to: 'ruti', laugh: 10 }),
  say(
    'deepak',
    'Slept seven hours in a row. In daylight. With the neighbour drilling. I am told this is called growth.',
    { laugh: 7, relatable: 8 },
  ),
  say(
    'yusuf',
    'A boy came in alone to buy his first loaf by himself. Counted the coins twice, said thank you three times, walked out like a king. I watched him to the corner.',
    { key: 'loaf', love: 20 },
  ),
  say('gopal', 'हर दुकान में एक राजा रोज़ आना चाहिए।', { to: 'loaf', love: 9 }),
  say('hina', 'امتحان ختم۔ اب میں دو دن صرف چھت کو دیکھوں گی، پنکھے کی رفتار سمیت۔', {
    relatable: 12,
    laugh: 4,
  }),
  verse(
    'lena',
    'stevenson',
    `The world is so full of a number of things,
I’m sure we should all be as happy as kings.`,
    { love: 9, relatable: 3 },
  ),
  say(
    'pooja',
    'The quiet boy in the last row asked a question today. It was not even about physics. He asked if the moon minds.',
    { key: 'moon', love: 19, wow: 3 },
  ),
  say('ananya', 'Does it?', { to: 'moon', laugh: 3, love: 3 }),
  say('pooja', 'We are investigating. He has been given the small telescope for the weekend.', {
    to: 'moon',
    love: 17,
  }),
  say('arjun', 'छह महीने बाद साइकिल निकाली। हवा थी दोनों पहियों में। मुझमें थोड़ी कम थी।', {
    laugh: 12,
    relatable: 6,
  }),
  say(
    'kamal',
    'আজ এক টাকাও বিক্রি হয়নি, কিন্তু তিনজন বসে বসে তিনটে বই শেষ করে গেল। লাভ-লোকসান নিজের মতো করে লিখে রাখলাম।',
    { love: 16, wah: 3 },
  ),
  say('zehra', 'سات برس پہلے کے خط کا جواب آج لکھ دیا۔ دو سطریں۔ پہلی سطر معافی، دوسری چائے کی دعوت۔', {
    key: 'jawab',
    love: 14,
    wow: 4,
  }),
  say('noor', 'Tell us if the tea happens.', { to: 'jawab', love: 3 }),
  say('zehra', 'کل شام پانچ بجے۔ میں چار بجے سے تیار بیٹھوں گی۔', { to: 'jawab', love: 18 }),
  verse(
    'kavita',
    'kabir',
    `अति का भला न बोलना, अति की भली न चूप।
अति का भला न बरसना, अति की भली न धूप॥`,
    { relatable: 7, wah: 4 },
  ),
  say('farhan', 'The new footbridge opened. Nobody cut a ribbon. A goat went first.', {
    key: 'goat',
    laugh: 15,
    love: 5,
  }),
  say('meera', 'बकरी ने पास कर दिया तो पुल पक्का है। हमारे गाँव में यही मानक है।', { to: 'goat', laugh: 12 }),
  say('farhan', 'She has better judgement than the inspector and left less paperwork.', {
    to: 'goat',
    laugh: 9,
  }),
  say(
    'grace',
    'Someone returned a book that was due in 1998, with an apology, a pressed violet and four pages of reasons. We waived the fine and kept the reasons.',
    { love: 17, wow: 4 },
  ),
  say('shubho', 'ছাতা হারানোর পাঁচ বছরের রেকর্ড আজ ভাঙল। ছাতা নিয়ে বেরিয়ে ছাতা নিয়ে ফিরলাম। কারও ছাতা অবশ্য।', {
    key: 'chhata',
    laugh: 18,
  }),
  say('rupa', 'ওটা আমার, শুভ। হাতলে লাল সুতো বাঁধা আছে দেখো।', { to: 'chhata', laugh: 15 }),
  say('anirban', 'Rang my mother before she rang me. She asked who had died.', { laugh: 16, relatable: 7 }),
  say('bilal', 'حساب برابر نکلا۔ پہلی کوشش میں۔ دفتر میں دو منٹ کی خاموشی اختیار کی گئی۔', {
    laugh: 10,
    wow: 4,
  }),
  say(
    'rohan',
    `The long version of a short thing.

For two years there has been a box in my hallway marked “later”. I moved house with it. I dusted it. I put my keys on it, so in a way it had a job.

Today I opened it. It held: one shoe, the good scissors, a birthday card I had bought for someone and never sent, a roll of film, and a note in my own handwriting that said “do not open when tired”.

I was tired. I opened it anyway. I sent the card, five birthdays late, with a longer letter than it would have had on time. The film is at the shop. The scissors are in the drawer where scissors live.

I still have no idea about the shoe.`,
    { key: 'box', love: 16, laugh: 6 },
  ),
  say('lena', 'The shoe is for the next box. You have to leave one thing in.', {
    to: 'box',
    wah: 3,
    love: 8,
  }),
  say('savitri', 'आज अमरूद में पहला फूल आया। सौ घड़े वाली बात पर अब कबीर जी को कुछ नहीं कहूँगी।', {
    love: 15,
    laugh: 3,
  }),
  verse(
    'grace',
    'wordsworth',
    `I wandered lonely as a cloud
That floats on high o’er vales and hills,
When all at once I saw a crowd,
A host, of golden daffodils;`,
    { love: 8 },
  ),
  say(
    'tania',
    'নৌকার মাঝি আজ ভাড়া নিলেন না। বললেন, ‘আজ আপনি গান গাইছিলেন, আমি না।’ গুনগুন করছিলাম, উনি শুনছিলেন জানতাম না।',
    { love: 19, wow: 2 },
  ),
  say(
    'daniel',
    'Ordered chai entirely in Urdu. Was answered in English. Replied in Urdu. Was answered in Urdu. Victory took four cups.',
    { key: 'cups', laugh: 10, love: 9 },
  ),
  say('mirza', 'چار پیالی میں تو لوگ غزل مکمل کر لیتے ہیں۔ مبارک ہو۔', { to: 'cups', laugh: 7, wah: 4 }),
  verse(
    'sadia',
    'zauq',
    `اے ذوقؔ تکلف میں ہے تکلیف سراسر
آرام میں ہے وہ جو تکلف نہیں کرتا`,
    { wah: 7, relatable: 6 },
  ),
  say(
    'deepak',
    'Patient in bed six walked to the window today. Eleven steps. We all pretended to be busy so that he would not be shy, and counted.',
    { love: 22 },
  ),
  say(
    'gopal',
    `आज एक काम पूरा हुआ जो बीस साल से अटका था।

नौकरी के आख़िरी दिनों में एक लिफ़ाफ़ा मेरे थैले में रह गया था। पता धुल चुका था, भेजने वाले का नाम भी आधा। नियम से उसे वापसी वाले दफ़्तर भेजना था, पर लिखावट किसी बच्चे की थी और मुझसे भेजा नहीं गया। सोचा, एक बार और कोशिश करूँगा। फिर सेवानिवृत्ति आ गई, फिर घुटने, फिर टालमटोल।

पिछले हफ़्ते कविता जी के बच्चों की बत्तीस चिट्ठियाँ देखीं तो वह लिफ़ाफ़ा याद आया। रोशनी के सामने रखकर देखा, मोहल्ले का नाम निकल आया। बस पकड़ी, तीन गलियाँ पूछीं, चौथी में एक सज्जन मिले जिनकी उम्र अब चालीस के आसपास होगी। लिखावट देखते ही हँस पड़े। नानी को लिखी थी, गर्मी की छुट्टियों के बारे में।

नानी अब नहीं हैं। चिट्ठी उन्होंने अपनी बेटी को दी। उसने वहीं खड़े-खड़े ज़ोर से पढ़ी और पूछा, ‘पापा, आप इतनी गलतियाँ करते थे?’

मैंने घर आकर दो कप चाय पी। एक अपनी, एक नानी की।`,
    { key: 'lifafa', love: 22, wow: 2 },
  ),
  say('kavita', 'गोपाल जी, आपने आज डाक विभाग को फिर से पूरा कर दिया।', { to: 'lifafa', love: 13 }),
  say('kavita', 'नल ठीक हो गया। टप-टप बंद। अब रात में सन्नाटा इतना है कि नींद नहीं आ रही।', {
    key: 'nal',
    laugh: 13,
    relatable: 4,
  }),
  say('arjun', 'थोड़ा-सा ढीला कर दीजिए, लोरी वापस आ जाएगी।', { to: 'nal', laugh: 11 }),
  say(
    'mirza',
    'آج صبح بیگم نے چائے رکھی اور میرے شعر پر پہلی بار ’واہ‘ کہا۔ پھر پوچھا، کس کا ہے؟ میں نے کہا، غالب کا۔ ہماری خاموشی بہت آرام دہ تھی۔',
    { laugh: 17, wah: 4 },
  ),
  say(
    'yusuf',
    'Ginger, two pods of cardamom, milk last, patience first. That is the whole recipe and most of the advice I have.',
    { picture: 'chai', love: 13, wah: 4 },
  ),
  verse(
    'mitali',
    'kamini',
    `সকলের তরে সকলে আমরা
প্রত্যেকে আমরা পরের তরে।`,
    { love: 11, wah: 3 },
  ),
  say('zehra', 'وہ آئی تھی۔ چائے ٹھنڈی ہو گئی، باتیں نہیں۔', { key: 'aayi', love: 21, wah: 3 }),
  say('noor', 'Raising a cup to the two of you. Everyone, cups up.', { to: 'aayi', love: 15 }),
])
