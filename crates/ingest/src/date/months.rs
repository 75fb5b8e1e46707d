//! The names of months and weekdays, as data.

/// Names of the twelve months, full and short, in the languages we meet.
const MONTHS: [&str; 12] = [
    "january jan janvier janv januar jänner enero ene janeiro gennaio gen januari styczeń stycznia января январь янв січня ocak tammikuuta tammikuu يناير كانون_الثاني جانفي ژانویه ינואר जनवरी janar yanvar",
    "february feb février févr fév fevrier februar febrero fevereiro fev febbraio februari luty lutego февраля февраль фев лютого şubat helmikuuta فبراير شباط فيفري فوریه פברואר फ़रवरी फरवरी",
    "march mar mars märz mrz marzo março marco maart marzec marca марта март мар березня mart maaliskuuta مارس آذار مارت מרץ मार्च",
    "april apr avril avr abril abr aprile kwiecień kwietnia апреля апрель апр квітня nisan huhtikuuta أبريل نيسان إبريل أفريل آوریل אפריל अप्रैल",
    "may mai mayo maio maggio mag mei maj maja мая май травня mayıs toukokuuta مايو أيار ماي مه מאי मई",
    "june jun juin juni junio junho giugno giu czerwiec czerwca июня июнь июн червня haziran kesäkuuta يونيو حزيران جوان ژوئن יוני जून",
    "july jul juillet juil juli julio julho luglio lug lipiec lipca июля июль июл липня temmuz heinäkuuta يوليو تموز جويلية ژوئیه יולי जुलाई",
    "august aug août aout agosto ago augustus augusti sierpień sierpnia августа август авг серпня ağustos elokuuta أغسطس آب أوت اوت אוגוסט अगस्त",
    "september sep sept septembre septiembre setembro set settembre wrzesień września сентября сентябрь сен вересня eylül syyskuuta سبتمبر أيلول سپتامبر ספטמבר सितंबर",
    "october oct octobre oktober okt octubre outubro out ottobre ott październik października октября октябрь окт жовтня ekim lokakuuta أكتوبر تشرين_الأول اکتبر אוקטובר अक्टूबर",
    "november nov novembre noviembre novembro listopad listopada ноября ноябрь ноя листопада kasım marraskuuta نوفمبر تشرين_الثاني نوامبر נובמבר नवंबर",
    "december dec décembre déc decembre dezember dez diciembre dic dezembro dicembre desember grudzień grudnia декабря декабрь дек грудня aralık joulukuuta ديسمبر كانون_الأول دسامبر דצמבר दिसंबर",
];

/// Words that may stand beside a date and say nothing more.
const BESIDE: &str = "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun \
    lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
    lunes martes miércoles miercoles jueves viernes sábado sabado domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira lunedì martedì mercoledì giovedì venerdì sabato domenica \
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag \
    poniedziałek wtorek środa czwartek piątek sobota niedziela понедельник вторник среда четверг пятница суббота воскресенье pazartesi salı çarşamba perşembe cuma cumartesi pazar \
    الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد יום ראשון שני שלישי רביעי חמישי שישי שבת \
    at on of the de del à a le um am uhr vers om kl klo o ore alle alle_ore hs h hrs в г года год р roku r في الساعة ה ב ל \
    gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet eest msk ist jst kst aest aedt wat eat cat sast et pt ct local time by \
    th st nd rd er م هـ بتوقيت غرينتش مكة المكرمة";

/// Words that count back from now.
const AGO: &str = "ago yesterday today hier aujourd'hui il_y_a vor gestern heute hace ayer hoy há ontem hoje fa ieri oggi geleden gisteren vandaag sedan igår idag siden temu wczoraj назад вчера сегодня önce dün bugün \
    منذ قبل أمس اليوم لפני אתמול היום 前 昨日 今日 昨天 今天 전 어제 오늘 just now";

/// Units that go with them.
const UNITS: &str = "second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month months year years \
    seconde secondes heure heures jour jours semaine semaines mois an ans sekunden minuten stunde stunden tag tagen tage woche wochen monat monaten jahr jahren \
    segundos minuto minutos hora horas día días dia dias semana semanas mes meses año años minuti ora ore giorno giorni settimana settimane uur dagen weken timmar dagar timer dage godzin godziny dni минут минуты часа часов час дня дней dakika saat gün \
    دقيقة دقائق ساعة ساعات ساعتين يوم أيام يومين أسبوع שעות דקות ימים an_hour one a il y about über 時 分 日 間 月 小时 天 周 시 시간 일 분";

/// 1 to 12 for the name of a month.
pub(super) fn month(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|names| has(names, word))?;
    i8::try_from(at + 1).ok()
}

/// True for a word that may stand beside a date.
pub(super) fn is_beside(word: &str) -> bool {
    has(BESIDE, word)
}

/// True for a word that counts back from now.
pub(super) fn is_ago(word: &str) -> bool {
    has(AGO, word)
}

/// True for a unit of time.
pub(super) fn is_unit(word: &str) -> bool {
    has(UNITS, word)
}

fn has(names: &str, word: &str) -> bool {
    names.split_ascii_whitespace().any(|name| name == word)
}
