import type { DemoThought } from './demo-thought.ts'
import { say, verse } from './telling.ts'

export const lastDays: readonly DemoThought[] = [
  verse(
    'gopal',
    'bharatendu',
    `निज भाषा उन्नति अहै, सब उन्नति को मूल।
बिन निज भाषा ज्ञान के, मिटत न हिय को सूल॥`,
    { wah: 7, relatable: 3 },
  ),
  verse(
    'farhan',
    'sauda',
    `کیفیتِ چشم اس کی مجھے یاد ہے سوداؔ
ساغر کو مرے ہاتھ سے لیجو کہ چلا میں`,
    { wah: 9, wow: 2 },
  ),
  verse(
    'kamal',
    'satyendranath',
    `জোটে যদি মোটে একটি পয়সা
খাদ্য কিনিয়ো ক্ষুধার লাগি,
দুটি যদি জোটে অর্ধেকে তার
ফুল কিনে নিয়ো হে অনুরাগী!`,
    { key: 'phul', love: 10, relatable: 4 },
  ),
  say('mitali', 'আজ বাজার থেকে ফেরার পথে দশ টাকার রজনীগন্ধা। কামালভাই, দায় আপনার।', { to: 'phul', love: 8, laugh: 2 }),
  verse(
    'sadia',
    'iqbal',
    `اچھا ہے دل کے ساتھ رہے پاسبانِ عقل
لیکن کبھی کبھی اسے تنہا بھی چھوڑ دے`,
    { wah: 9, relatable: 6, love: 2 },
  ),
  verse(
    'meera',
    'khusrau',
    `गोरी सोवे सेज पर, मुख पर डारे केस।
चल खुसरो घर आपने, रैन भई चहुँ देस॥`,
    { sad: 6, wah: 7 },
  ),
  verse('rohan', 'yeats', 'Tread softly because you tread on my dreams.', { love: 9, relatable: 3 }),
  verse(
    'bilal',
    'ghalib',
    `کوئی امید بر نہیں آتی
کوئی صورت نظر نہیں آتی`,
    { wah: 8, sad: 5 },
  ),
  verse(
    'ananya',
    'tagore',
    `আকাশভরা সূর্য-তারা, বিশ্বভরা প্রাণ,
তাহারি মাঝখানে আমি পেয়েছি মোর স্থান,
বিস্ময়ে তাই জাগে আমার গান॥`,
    { key: 'akash', love: 11, wow: 5 },
  ),
  say(
    'pooja',
    'I read the English of this to my class before the lesson on galaxies. Nobody talked for a whole minute. A record.',
    {
      to: 'akash',
      love: 8,
      wow: 3,
    },
  ),
  verse(
    'hina',
    'dagh',
    `ہزاروں کام محبت میں ہیں مزے کے داغؔ
جو لوگ کچھ نہیں کرتے کمال کرتے ہیں`,
    { laugh: 8, wah: 7 },
  ),
  verse(
    'kavita',
    'prasad',
    `बीती विभावरी जाग री!
अम्बर पनघट में डुबो रही
तारा-घट ऊषा नागरी।`,
    { wah: 8, love: 5 },
  ),
  say('yusuf', 'My own, go easy: “The dough has risen. I have not. / One of us is keeping his promise.”', {
    key: 'dough',
    laugh: 12,
    wah: 4,
  }),
  say('mirza', 'Wah. Next you will need a takhallus. I propose Khamiri.', { to: 'dough', laugh: 11, wah: 2 }),
  say(
    'mirza',
    `بارہ برس کا تھا تو ابا کے ایک دوست ہر جمعرات کی شام آتے تھے۔ سفید بال، پرانی شیروانی، جیب میں الائچی۔ چائے پیتے، خاموش رہتے، اور اٹھتے وقت ایک شعر سنا کر چلے جاتے۔ صرف ایک۔ نہ تشریح، نہ شاعر کا نام۔

میں پوچھتا، ’چچا، یہ کس کا ہے؟‘ وہ کہتے، ’ڈھونڈو۔‘

یوں مجھے کتابوں کی عادت پڑی۔ ہفتہ بھر دیوان الٹتا، جمعرات کو نام بتاتا، وہ مسکرا کر الائچی دے دیتے۔ کوئی دو سال یہ سلسلہ چلا۔ ایک جمعرات وہ نہیں آئے، پھر کسی جمعرات نہیں آئے۔

آخری شعر جو سنا گئے تھے اس کا شاعر مجھے آج تک نہیں ملا۔ سچ کہوں تو اب ڈھونڈتا بھی نہیں۔ جس دن مل گیا، چچا سے آخری بات بھی ختم ہو جائے گی۔ محفل میں اسی لیے سب سے کہتا ہوں: نام ضرور لکھو۔ اور کبھی کبھی، ایک آدھ شعر بے نام بھی رہنے دو۔`,
    { key: 'chacha', love: 18, sad: 4, wah: 2 },
  ),
  say('zehra', 'الائچی کی خوشبو یہاں تک آ گئی۔', { to: 'chacha', love: 11 }),
  say(
    'grace',
    'I read it through a machine and then again through @noor, and wept properly at the second one.',
    { to: 'chacha', love: 8 },
  ),
  verse(
    'zehra',
    'chakbast',
    `زندگی کیا ہے عناصر میں ظہورِ ترتیب
موت کیا ہے انہیں اجزا کا پریشاں ہونا`,
    { wah: 8, wow: 4 },
  ),
  verse(
    'anirban',
    'byron',
    `She walks in beauty, like the night
Of cloudless climes and starry skies;`,
    { love: 6 },
  ),
  say('rohan', 'The terrace at dusk, before everyone arrives. @ananya bring the harmonium.', {
    key: 'terrace',
    love: 9,
    wow: 4,
  }),
  say('ananya', 'Bringing it. Somebody else is carrying it up the stairs.', { to: 'terrace', laugh: 6 }),
  verse(
    'mirza',
    'ghalib',
    `دلِ ناداں تجھے ہوا کیا ہے
آخر اس درد کی دوا کیا ہے`,
    { wah: 12, relatable: 7, love: 4 },
  ),
  verse(
    'kavita',
    'kabir',
    `बुरा जो देखन मैं चला, बुरा न मिलिया कोय।
जो दिल खोजा आपना, मुझसे बुरा न कोय॥`,
    { relatable: 9, wah: 5 },
  ),
  verse('shubho', 'tagore', 'যদি তোর ডাক শুনে কেউ না আসে তবে একলা চলো রে।', {
    key: 'ekla',
    love: 9,
    relatable: 7,
    wah: 2,
  }),
  say('noor', 'Nobody walks alone here, but it is good to have the song.', { to: 'ekla', love: 10 }),
  verse(
    'mirza',
    'ghalib',
    `ہزاروں خواہشیں ایسی کہ ہر خواہش پہ دم نکلے
بہت نکلے مرے ارمان لیکن پھر بھی کم نکلے`,
    { key: 'hazaron', relatable: 10, wah: 9, love: 4 },
  ),
  say('ananya', 'A thousand desires, each worth a life. আমার আজকের একটাই: বৃষ্টিটা থামুক, সবাই আসুক।', {
    to: 'hazaron',
    love: 9,
    relatable: 3,
  }),
]
