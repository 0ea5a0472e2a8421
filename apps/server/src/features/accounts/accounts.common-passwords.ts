/**
 * What guessers try first, in lower case, of the permitted length; gathered from published lists of leaked
 * passwords, and from what is common where Mehfil is spoken.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  01234567 0123456789 0987654321 11223344 1122334455 123123123 123321123 12341234 12344321 123454321
  123456123 123456654321 12345678 123456789 1234567890 1234567890a 12345678910 123456789a 12345678a 12345679
  1234567a 1234abcd 123abc456 1a2b3c4d 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 87654321
  987654321 9876543210 a12345678 a123456789 aa123456 aa12345678 abc12345 abc123456 abcd1234 abcd12345
  abcdefg1 abcdefgh abcdefghi access14 admin123 admin1234 admin12345 adminadmin administrator administrator1
  alexander allah123 allahuakbar anthony1 arsenal1 asdasdasd asdf1234 asdf;lkj asdfasdf asdfghjk asdfghjkl
  ashley123 august123 autumn2025 bangladesh bangladesh1 barcelona baseball baseball1 basketball batman123
  benjamin bharat123 bismillah bismillah786 blink182 butterfly changeme changeme1 changeme123 charlie1
  cheese123 chelsea1 chocolate christian computer computer1 cookie123 cricket1 cricket123 danielle december
  default123 dhaka1234 dragon123 elephant elizabeth facebook facebook1 flower123 football football1 freedom1
  friends1 friends123 ganesh123 goodluck google123 guest123 happy123 heaven123 hello123 hello1234 hellohello
  hindustan ilovegod iloveu123 iloveyou iloveyou1 iloveyou12 iloveyou123 iloveyou2 india123 india1234
  instagram internet jaishreeram jennifer jesus123 jesuschrist jordan23 karachi123 killer123 krishna1
  krishna123 lahore123 letmein1 letmein12 letmein123 letmeinnow liverpool liverpool1 login123 lovelove
  lovely123 lovers123 loveyou123 manchester master123 mehfil123 mehfil1234 mehfilmehfil michael1 michelle
  monkey12 monkey123 muhammad muhammad1 mumbai123 mustang1 mylove123 naruto123 nicholas november november1
  october1 omnamahshivaya omsairam orange123 p@$$w0rd p@ssw0rd p@ssw0rd1 p@ssword p@ssword1 pa$$word
  pa55word pakistan pakistan1 pakistan123 pakistan786 pass1234 pass12345 passpass passw0rd passw0rd1
  password password! password01 password1 password1! password11 password12 password123 password1234
  password2 password2023 password2024 password2025 password2026 password3 password7 password99 patricia
  peanut123 pepper123 pokemon123 princess princess1 princess123 purple123 q1w2e3r4 q1w2e3r4t5 qazwsx123
  qazwsxedc qweasdzxc qweqweqwe qwer1234 qwert123 qwert12345 qwerty1! qwerty12 qwerty123 qwerty1234
  qwerty12345 qwerty123456 qwertyui qwertyuiop qwertyuiop123 radhakrishna rainbow1 realmadrid root1234
  samantha samsung1 samsung123 secret123 september shadow123 spiderman spring2025 starwars starwars1
  stephanie summer123 summer2024 summer2025 summer2026 sunshine sunshine1 sunshine123 superman superman1
  sweety123 target123 temp1234 test1234 test12345 testing123 testtest tigger123 toor1234 trustno1 user1234
  useruser veronica victoria victory1 waheguru welcome! welcome1 welcome12 welcome123 welcome1234
  welcome2024 welcome2025 welcome2026 whatever whatever1 whatsapp winter2024 winter2025 winter2026 yellow123
  youtube123 zaq12wsx zaq1zaq1 zxcvbnm, zxcvbnm1 zxcvbnm123 zxcvbnmasdf
  `
    .trim()
    .split(/\s+/),
)
