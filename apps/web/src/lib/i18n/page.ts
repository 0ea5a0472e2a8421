import type { Language } from '@mehfil/shared/language'

type PageWords = { readonly title: string; readonly description: string; readonly noscript: string }

/** What the page says before any script has come; the build writes it into the page of each language. */
export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  en: {
    title: 'Mehfil',
    description: 'Mehfil: topics, thoughts, and a room that answers.',
    noscript: 'Mehfil is live, and needs JavaScript for that. What you see is how it was a moment ago.',
  },
  ur: {
    title: 'محفل',
    description: 'محفل: موضوعات، خیالات، اور ایک بزم جو جواب دیتی ہے۔',
    noscript:
      'محفل براہِ راست چلتی ہے اور اس کے لیے جاوا اسکرپٹ درکار ہے۔ جو آپ دیکھ رہے ہیں وہ ایک لمحہ پہلے کا منظر ہے۔',
  },
  hi: {
    title: 'महफ़िल',
    description: 'महफ़िल: विषय, ख़याल, और एक बैठक जो जवाब देती है।',
    noscript: 'महफ़िल लाइव चलती है और इसके लिए JavaScript ज़रूरी है। जो दिख रहा है, वह बस एक पल पहले का है।',
  },
  bn: {
    title: 'মেহফিল',
    description: 'মেহফিল: বিষয়, ভাবনা, আর একটা আসর যা সাড়া দেয়।',
    noscript: 'মেহফিল সরাসরি চলে, তাই JavaScript দরকার। যা দেখছেন তা এক মুহূর্ত আগের।',
  },
}
