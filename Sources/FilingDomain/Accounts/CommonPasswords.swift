// SPDX-License-Identifier: Apache-2.0
//
// Most words are from the frequency list of zxcvbn (Copyright Dropbox, Inc. and Daniel Wolf, MIT).

/// Passwords that many people choose and the other rules let through.
///
/// Kept are those of at least 10 characters that have letters and others, or at least 16. Source:
/// domain.md section 2, number 2.
enum CommonPasswords {
    /// Whether somebody guesses this early; case does not matter.
    static func contains(_ password: String) -> Bool {
        self.words.contains(password.lowercased())
    }

    private static let words = Set(Self.text.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let text = #"""
        !qaz2wsx3edc 0000000000d 0000000000o 000777fffa 01telemike01 0987654321a 0987654321q
        0cdh0v99ue 0o9i8u7y6t 0okm9ijn8uhb 1029384756q 10293847qp 1111111111zz 11111aaaaa
        111222333a 123123123a 123123123q 123123qweqwe 123321qweewq 1234554321a 1234554321q
        1234567887654321 12345678900987654321 1234567890987654321 1234567890a 1234567890d
        1234567890m 1234567890o 1234567890p 1234567890q 1234567890qaz 1234567890qw 1234567890qwe
        1234567890qwerty 1234567890s 1234567890w 1234567890z 1234567890zzz 12345678987654321
        123456789987654321 123456789a 123456789a. 123456789aa 123456789abc 123456789as
        123456789asd 123456789b 123456789c 123456789d 123456789e 123456789f 123456789g
        123456789i 123456789j 123456789k 123456789l 123456789m 123456789n 123456789o 123456789p
        123456789q 123456789qaz 123456789qq 123456789qqq 123456789qw 123456789qwe 123456789qwer
        123456789qwerty 123456789r 123456789s 123456789t 123456789v 123456789w 123456789x
        123456789y 123456789z 123456789zx 123456789zxc 123456789zz 12345678qq 12345678qwe
        1234567qwertyu 123456abcd 123456abcdef 123456qwer 123456qwert 123456qwerty 12345abcde
        12345asdfg 12345qwert 12345qwerty 12345trewq 12345zxcvb 1234qwer!@ 1234qwerasdf
        1234qwerasdfzxcv 1234qwerty 123654789a 123hfjdk147 123qwe456rty 123qweasdzx 123qweasdzxc
        123qwerty123 12qw34er56ty 132forever 147258369a 147258369q 159357258a 17171717aa
        1958proman 1986irachka 19952009sa 19mtpgam19 1a2a3a4a5a 1a2b3c4d5e 1a2s3d4f5g
        1a2s3d4f5g6h 1pass1page 1q2q3q4q5q 1q2w3e4r5t 1q2w3e4r5t6y 1qa2ws3ed4rf 1qa2ws3ed4rf5tg
        1qaz!qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qaz@wsx3edc 1qazwsxedc 1qazxsw23edc
        1qazxsw23edcvfr4 1qwertyuiop 1z2x3c4v5b 23176djivanfros 26429vadim 2dumb2live
        2wsx3edc4rfv 32615948worms 38gjgeuftd 3f3fpht7op 3rjs1la7qe 3syqo15hil 413276191q
        41d8cd98f00b 42qwerty42 4815162342a 4815162342lost 4815162342q 4904s677075 5201314woaini
        59382113kevinp 5hsu75kpot 5t4r3e2w1q 5tgbnhy67ujm 671fsa75yt 741852963a 7777755102q
        789456123a 7elephants 7jokx7b9du 7ugd5hip2j 80070633pc 8096468644q 87e5nclizry
        89231243658s 89876065093rax 8phrowz622 8phrowz624 9293709b13 963852741a 987654321a
        987654321g 987654321q 987654321z 989244342a 999111999q 99strenght 9z5ve9rrcz a123456789
        a123456789. a1234567890 a1a2a3a4a5 a1b2c3d4e5 a1s2d3f4g5 a1s2d3f4g5h6 a3eilm2s2y
        a987654321 aa123456789 aa123456789. abc1234567 abc123456789 abcd123456 abcd123456!
        abcd1234567 abcde12345 admin12345 admin123456 admin18533362 admin@123456 afrika2002
        ajcuivd289 alabama123 alexander1 alexandra1 am4h39d8nh amsterdam1 an83546921an13
        andrey1992 animal2000 arsenal123 asd123456789 asdf123456 asdfg12345 asdfgh123456
        asdfghjkl1 asdfghjkl123 asshole123 auckland2010 australia1 awesome123 awo8rx3wa8t
        baseball11 baseball12 baseball123 basketball1 batman12345 beautiful1 beijing2008
        beijing2026 birthday10 birthday100 birthday21 birthday26 birthday27 birthday28
        birthday299 birthday54 boredboi4u boy4u2ownnyc butterfly1 c43dae874d c43qpul5rz
        california1 celtic1888 changeme123 changeme123! charlie123 chen123456 chicken123
        chickenwing101 china123456 chocolate1 christian1 christopher1 combat123654 computer123
        cvzefh1gkc devilmaycry4 dogphil3650 domainlock2005 dragon12345 efbcapa201 ekaterina20
        elizabeth1 fighting54 firstone123 fkg7h4f3v6 fktrcfylh1 football12 football123
        fuck_inside fuckyou123 ghhh47hj764 ghhh47hj7649 ghjcnjnfr1 good123654 google12345
        gordolee85 groupd2013 gy3yt2rgls hd764nw5d7e1vb1 hesoyam123 hollister1 hollywood1
        hondas2000 hshfd4n279 iampurehaha2 iloveyou11 iloveyou12 iloveyou123 iloveyou1314
        iloveyou520 internet123 iphone12345 j3qq4h7h2v jamesbond007 jasmine123 jigei743ks
        k123456789 kamelia2011 kanmax1994 kd189nlcih kl?benhavn kudos4ever left4dead2
        letmein1234 lhbjkjubz2957704 li123456789 liu123456789 liverpool1 lololyo123
        lost4815162342 lotrfotr34 lovezp1314 lp2568cskt lsia9dnb9y lucifer666 lzhan16889
        m123456789 m6cjy69u35 ma123123123 magical123 mailcreated5240 manchester1 mangust6403
        mapet123456 maprchem56458 matchbox20 mattylad10 metallica1 michael123 minecraft123
        minnesota_hp momsanaladventure monkey12345 montgom240 nastya1995 nastya1996 nastya2010
        natasha123 nccpl25282 need4speed nemvxyheqdd5oqxyxyzi newproject2004 nhfdvfnjkju123
        nikita1998 nikita2000 nintendo64 nissan350z nokia6230i nuaddn9561 oc247ngucz
        p030710p$e4o p0o9i8u7y6 p@ssw0rd123 p@ssw0rd1234 p@ssword123 paintball1 paraklast1974
        passw0rd123 passw0rd123! password00 password01 password1! password10 password11
        password12 password123 password123! password1234 password12345 password13 password21
        password22 password23 password69 password99 passwordstandard peugeot406 phezc419hv
        pineapple1 playstation2 playstation3 pokemon123 polniypizdec0211 polniypizdec110211
        polopolo09 porsche911 postov1000 primetime21 princess123 psychnaut1 pufunga7782
        q123456789 q1234567890 q1q2q3q4q5 q1w2e3r4t5 q1w2e3r4t5y6 q1w2e3r4t5y6u7
        q1w2e3r4t5y6u7i8 q1w2e3r4t5y6u7i8o9p0 qaz123456789 qaz123wsx456 qazwsx1234 qazwsx12345
        qazwsx123456 qazwsxedc1 qazwsxedc12 qazwsxedc123 qazxswedc123 qq123456789 qq1234567890
        quant4307s queenas8151 qwe1234567 qweasdzxc1 qweasdzxc123 qwert12345 qwert54321
        qwerty1234 qwerty12345 qwerty123456 qwerty123456789 qwerty2010 qwertyu123 qwertyuiop1
        qwertyuiop10 qwertyuiop12 qwertyuiop123 qwertyuiop12345 r3vi3wpass rammstein1
        rfnthbyf1988 root123456 runescape1 s123456789 s456123789 samsung123 samsung1234
        sasha12345 sataniv1993 saun24865709 scoubidou2 scoubidou6 sebastian1 selfok2013
        service321 shadow1212 shegong123 shegong123! shegong2026 shegong2026! shehui2026!
        skorpion39 slipknot666 sojdlg123aljg something1 soso123aljg spam967888 spartak1922
        spartan117 spiderman1 spiderman3 stalker123 stickdaddy77 sunshine123 superman12
        superman123 t34vfrc1991 table54781 tamwsn3sja test123456 testing123 usuckballz1
        v123456789 venom121293 vfvfgfgf123 vsjasnel12 w2dlww3v5p walkman555 wang123456
        warhammer40k welcome123 welcome123! welcome2026! wenef45313 winnipeg261 woaini1314520
        woaini5201314 woaini521521 wrestling1 ww123456789 xiaoyua123 xxxp455w0rd5 yanshi1982
        z123456789 z1x2c3v4b5 z1x2c3v4b5n6m7 zaq1xsw2cde3 zhang123456 zjses9evpa zqjphsyf6ctifgu
        zx123456789 zxc123456789 zxcasdqwe123 zxcvb12345 zxcvbn123456 zxcvbnm123 zxcvbnm123!
        zxcvbnm123456789 zz123456789
        """#
}
