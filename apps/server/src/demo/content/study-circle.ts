import type { DemoThought } from './demo-thought.ts'
import { overThreeWeeks, say, verse } from './telling.ts'

export const thoughts: readonly DemoThought[] = overThreeWeeks(11, [
  say(
    'pooja',
    'House rule, only one: nobody here says “it is obvious”. If it were obvious we would be asleep.',
    { key: 'rule', love: 10, relatable: 4 },
  ),
  say('hina', 'یہ اصول ہماری یونیورسٹی کے دروازے پر لکھوا دیجیے۔', { to: 'rule', laugh: 8 }),
  verse(
    'kavita',
    'vrind',
    `करत करत अभ्यास के, जड़मति होत सुजान।
रसरी आवत जात ते, सिल पर परत निसान॥`,
    { key: 'abhyas', wah: 8, relatable: 6 },
  ),
  say('daniel', 'Could I get the sense of it? I know “rope” and “stone” and I am hopeful.', {
    to: 'abhyas',
    laugh: 4,
  }),
  say(
    'kavita',
    'You have it already: by practice even a dull mind grows wise, as a rope going up and down leaves its mark on the stone of the well.',
    { to: 'abhyas', love: 7 },
  ),
  say('anirban', 'Can somebody explain entropy to me as if I were a tired person, which I am?', {
    key: 'entropy',
    relatable: 7,
    laugh: 4,
  }),
  say(
    'pooja',
    `Take a school bag on Monday morning: pencils with pencils, lunch upright, homework flat. There are only a few arrangements that deserve the word “packed”.

Now shake it all the way to school. There is no rule that says it must get messy. It is only that the messy arrangements are so many, and the tidy ones so few, that a random shake almost surely lands you in a messy one. Entropy is the logarithm of that “so many”. The second law says: shaken things drift to where most of the arrangements are.

So your room is not against you. It is merely counting.`,
    { to: 'entropy', love: 14, wow: 5 },
  ),
  say('anirban', '“It is merely counting.” I understood it and I am offended. Thank you.', {
    to: 'entropy',
    laugh: 12,
  }),
  verse(
    'arjun',
    'kabir',
    `जाति न पूछो साधु की, पूछ लीजिए ज्ञान।
मोल करो तलवार का, पड़ा रहन दो म्यान॥`,
    { wah: 7, love: 3 },
  ),
  say(
    'hina',
    'Timetable update: 6 hours planned, 2 hours studied, 40 minutes spent making the timetable beautiful.',
    { key: 'timetable', laugh: 13, relatable: 8 },
  ),
  say('grace', 'The forty minutes count. Libraries are mostly that.', { to: 'timetable', laugh: 7 }),
  say(
    'daniel',
    'Today’s Urdu: دل لگنا, دل لگانا, دل رکھنا, دل توڑنا, دل دکھانا. The heart is the busiest verb in this language and it is a noun.',
    { key: 'dil', love: 11, laugh: 5 },
  ),
  say('bilal', 'ابھی ’دل سے اترنا‘ باقی ہے، لیکن وہ آخری سمسٹر میں آتا ہے۔', {
    to: 'dil',
    laugh: 12,
    sad: 2,
  }),
  say(
    'farhan',
    'Free statics notes from my old course, scanned and slightly coffee-stained: https://example.org/notes/statics. Page 14 has the error. There is always one, finding it is the exam.',
    { key: 'statics', love: 8, laugh: 4 },
  ),
  say('anirban', 'Found it! The moment has the wrong sign. Also found a drawing of a duck on page 9.', {
    to: 'statics',
    wow: 3,
    laugh: 7,
  }),
  say('farhan', 'The duck is correct.', { to: 'statics', laugh: 16 }),
  say('rupa', 'যারা নতুন গান শিখছ: প্রথম মাসে শুধু সা ধরো। একঘেয়ে লাগলে বুঝবে কান খুলছে। কান খুললে আর একঘেয়ে লাগবে না।', {
    wow: 5,
    love: 7,
  }),
  verse(
    'grace',
    'dickinson',
    `There is no Frigate like a Book
To take us Lands away
Nor any Coursers like a Page
Of prancing Poetry –`,
    { love: 10, wah: 2 },
  ),
  say(
    'sadia',
    'پندرہ سال پڑھانے کے بعد ایک بات یقین سے کہہ سکتی ہوں: بچہ جواب بھول جاتا ہے، یہ نہیں بھولتا کہ سوال پوچھنے پر استاد کا چہرہ کیسا تھا۔',
    { key: 'chehra', love: 17, relatable: 4 },
  ),
  say('pooja', 'Printing this for the staff room, with your permission.', { to: 'chehra', love: 4 }),
  say('sadia', 'اجازت ہے۔ میرا نام نہ لکھیے گا، میں بھی کبھی کبھی بھول جاتی ہوں۔', { to: 'chehra', love: 9 }),
  verse(
    'hina',
    'iqbal',
    `لب پہ آتی ہے دعا بن کے تمنا میری
زندگی شمع کی صورت ہو خدایا میری`,
    { love: 9, relatable: 5 },
  ),
  say(
    'lena',
    'Learning the bowline for the third time. The rabbit comes out of the hole, round the tree, and then my rabbit goes home and makes tea.',
    { laugh: 11 },
  ),
  say(
    'kamal',
    'দোকানে পুরোনো জ্যামিতি বই এসেছে, মার্জিনে কারও পেনসিলে লেখা: ‘বুঝিলাম না।’ তার তিন পাতা পরে: ‘বুঝিলাম!’ বইটা বিক্রি করব না।',
    { key: 'bujhilam', love: 16, wow: 3 },
  ),
  say('ananya', 'ওই তিন পাতার মধ্যে একটা আস্ত জীবন আছে।', { to: 'bujhilam', love: 8 }),
  verse(
    'tania',
    'kusumkumari',
    `আমাদের দেশে হবে সেই ছেলে কবে
কথায় না বড় হয়ে কাজে বড় হবে?`,
    { wah: 5, relatable: 4 },
  ),
  say('meera', 'ट्रेन में दो घंटे, एक अध्याय, तीन चाय। अगली परीक्षा भी ट्रेन में हो तो मैं पास हूँ।', {
    relatable: 8,
    laugh: 7,
  }),
  say(
    'deepak',
    'How do you all remember long lists? I have pharmacology on Friday and a head like a sieve.',
    { key: 'lists' },
  ),
  say('gopal', 'गली बना लीजिए। पहला मकान पहली दवा, दूसरा मकान दूसरी। मैंने पूरा शहर ऐसे ही याद किया था।', {
    to: 'lists',
    wow: 8,
    love: 5,
  }),
  say('grace', 'The Greeks did it with palaces. Gopal-ji’s version comes with a bicycle.', {
    to: 'lists',
    love: 9,
    wow: 3,
  }),
  say('deepak', 'Passed. House number nine was atropine, and a dog lives there now.', {
    to: 'lists',
    love: 14,
    laugh: 5,
  }),
  verse(
    'bilal',
    'akbar',
    `ہم کیا کہیں احباب کیا کارِ نمایاں کر گئے
بی اے ہوئے نوکر ہوئے پنشن ملی پھر مر گئے`,
    { key: 'ba', laugh: 12, wah: 4 },
  ),
  say('hina', 'بی اے تک تو آئی ہوں، آگے کا پروگرام ذرا بدلوا دیں۔', { to: 'ba', laugh: 11 }),
  say('yusuf', 'Chemistry question: why does bread smell best exactly when one may not cut it yet?', {
    key: 'bread',
    relatable: 6,
    laugh: 4,
  }),
  say(
    'pooja',
    'The crust is still making aromas while the starch inside is still setting. Cut now and you trade the crumb for the smell. I would also cut it now.',
    { to: 'bread', love: 9, laugh: 3 },
  ),
  say('kavita', 'आज का शब्द: ‘गोधूलि’। गायों के लौटने से उड़ी धूल का समय। पूरा चित्र, पूरी शाम, एक शब्द में।', {
    key: 'godhuli',
    love: 13,
    wow: 5,
  }),
  say('mitali', 'আমাদেরও গোধূলি। একই ধুলো, একই গরু, একটু আলাদা উচ্চারণ।', { to: 'godhuli', love: 10, laugh: 2 }),
  say('zehra', 'اور ہمارے ہاں ’جھٹپٹا‘۔ سنتے ہی روشنی کم ہونے لگتی ہے۔', { to: 'godhuli', wah: 9, love: 3 }),
  verse(
    'pooja',
    'blake',
    `Tyger Tyger, burning bright,
In the forests of the night;
What immortal hand or eye,
Could frame thy fearful symmetry?`,
    { wow: 6, love: 3 },
  ),
  say(
    'grace',
    `How to find anything, from someone who finds things for a living:

1. Write down the question in one sentence. If it needs two, you have two questions, and the second is usually the real one.
2. Write down what an answer would look like. A number? A name? A map? You would be amazed how many people would not recognise it if it sat on them.
3. Ask who would have been annoyed enough, or paid enough, to write it down at the time. That is your shelf.
4. Look at the books on either side of the one you wanted. The best thing I ever found was eleven centimetres to the left.
5. Stop while you still know where you put your notes.

And 6, unofficial: tell somebody what you are looking for. I have worked in libraries for eleven years and most discoveries began with one reader overhearing another.`,
    { key: 'find', love: 16, relatable: 4 },
  ),
  say('kamal', 'চার নম্বরটা আমার দোকানের আসল ব্যবসা।', { to: 'find', love: 8, laugh: 4 }),
  say(
    'anirban',
    'Proof by intimidation: failed. Proof by contradiction: contradicted myself. Trying proof by breakfast.',
    { laugh: 14 },
  ),
  verse(
    'arjun',
    'kabir',
    `निंदक नियरे राखिए, आँगन कुटी छवाय।
बिन पानी साबुन बिना, निर्मल करे सुभाय॥`,
    { key: 'nindak', wah: 6, relatable: 4 },
  ),
  say('lena', 'So code review, but with a hut in the courtyard?', { to: 'nindak', laugh: 12 }),
  verse(
    'sadia',
    'iqbal',
    `تو شاہیں ہے پرواز ہے کام تیرا
ترے سامنے آسماں اور بھی ہیں`,
    { wah: 8, love: 5 },
  ),
  say('hina', 'پرچہ ہو گیا۔ پانچ میں سے چار سوال آتے تھے، پانچواں مجھے جانتا تھا، میں اسے نہیں۔', {
    key: 'parcha',
    laugh: 15,
    love: 3,
  }),
  say('mirza', 'تعارف ہو گیا، یہی تعلیم ہے۔', { to: 'parcha', wah: 8, laugh: 4 }),
  say(
    'daniel',
    'First time I read a whole page of Nastaliq without moving my finger along the line. It took an hour. I have never been so proud of an hour.',
    { key: 'page', love: 18, wow: 3 },
  ),
  say('noor', 'Which page? We should frame it.', { to: 'page', love: 4 }),
])
