export type DemoPerson = { readonly handle: string; readonly displayName: string; readonly bio: string }

export const people = [
  {
    handle: 'noor',
    displayName: 'Noor Khan',
    bio: 'Opens the door and puts the kettle on. Reads aloud, badly and happily.',
  },
  {
    handle: 'mirza',
    displayName: 'Mirza G.',
    bio: 'پرانی کتابیں، نئی عینک، اور غالب کے سوا کسی کا ادھار نہیں۔',
  },
  {
    handle: 'ananya',
    displayName: 'Ananya Sen',
    bio: 'Harmonium, half-finished letters, rain. বাংলা আর English, মিলেমিশে।',
  },
  { handle: 'rohan', displayName: 'Rohan Joshi', bio: 'Takes pictures of rooftops. Carries the chairs.' },
  { handle: 'kavita', displayName: 'Kavita Verma', bio: 'कबीर की धुन में, दाल की छौंक में। स्कूल में हिंदी पढ़ाती हूँ।' },
  { handle: 'sadia', displayName: 'سعدیہ انور', bio: 'استاد، ماں، اور چھت کے پودوں کی نگہبان۔' },
  { handle: 'bilal', displayName: 'بلال احمد', bio: 'دن میں حساب کتاب، رات میں شعر۔' },
  { handle: 'zehra', displayName: 'زہرا نقوی', bio: 'خط لکھتی ہوں، ڈاک پر اب بھی یقین ہے۔' },
  {
    handle: 'farhan',
    displayName: 'Farhan Qureshi',
    bio: 'Civil engineer. I fix bridges and misquote poets.',
  },
  { handle: 'hina', displayName: 'حنا ملک', bio: 'طالب علم، نیند کی مقروض، چائے کی قائل۔' },
  { handle: 'arjun', displayName: 'अर्जुन मिश्रा', bio: 'किताबें उधार देता हूँ, लौटाने की याद नहीं दिलाता।' },
  { handle: 'meera', displayName: 'मीरा पांडे', bio: 'पहाड़ की लड़की, शहर की नौकरी। चिट्ठी लिखिए, जवाब आएगा।' },
  { handle: 'savitri', displayName: 'सावित्री देवी', bio: 'दादी, माली, और अचार की सबसे बड़ी जानकार।' },
  { handle: 'deepak', displayName: 'Deepak Rawat', bio: 'Night-shift nurse. Collector of sunrises.' },
  { handle: 'gopal', displayName: 'गोपाल शर्मा', bio: 'सेवानिवृत्त डाकिया। हर गली का नाम याद है।' },
  {
    handle: 'pooja',
    displayName: 'Pooja Iyer',
    bio: 'Physics teacher. Will explain rainbows without being asked.',
  },
  { handle: 'shubho', displayName: 'শুভ চক্রবর্তী', bio: 'আড্ডা ছাড়া ভাত হজম হয় না।' },
  { handle: 'rupa', displayName: 'রূপা সেনগুপ্ত', bio: 'গান শেখাই, ভুল সুর শুনলে হাসি, রাগি না।' },
  { handle: 'tania', displayName: 'তানিয়া রহমান', bio: 'নদীর ধারের মেয়ে। বৃষ্টি এলে ছাতা ভুলে যাই।' },
  { handle: 'kamal', displayName: 'কামাল হোসেন', bio: 'পুরোনো বইয়ের দোকান চালাই, বেচি কম, পড়ি বেশি।' },
  { handle: 'mitali', displayName: 'মিতালী দাস', bio: 'রান্নাঘর আর রবীন্দ্রনাথ, এই নিয়ে সংসার।' },
  {
    handle: 'anirban',
    displayName: 'Anirban Ghosh',
    bio: 'Third-year student of everything except my own subject.',
  },
  {
    handle: 'daniel',
    displayName: 'Daniel Reyes',
    bio: 'Learning Urdu one couplet at a time. Be patient with my verbs.',
  },
  {
    handle: 'grace',
    displayName: 'Grace Okafor',
    bio: 'Librarian. Whispering professionally for eleven years.',
  },
  { handle: 'lena', displayName: 'Lena Fischer', bio: 'Carpenter, choir alto, early riser.' },
  {
    handle: 'yusuf',
    displayName: 'Yusuf Ali',
    bio: 'Baker. If I answer at 4 am, that is a normal hour for me.',
  },
] as const satisfies readonly DemoPerson[]

export type Handle = (typeof people)[number]['handle']
