/**
 * Words that honest questionnaires about a service use. They decide nothing by themselves: a question with a word that
 * is not among them is shown to the approver, because a way round the rules needs words of its own.
 */
export const knownWords: ReadonlySet<string> = new Set([
  'process',
  ...`
a able about above accept accepted accidental accidents account accurate add added address addressed adjuster
advantage advert advertising adverts advice adviser advisor affect affected after again against age aged agent
ages ago agree agreed alike all always am an and angry annoyed annoying annually another answer answered answers
anxious any anybody anyone anything apart apologise apology app approved are area around arrange arranged arrive
article as ask asked asking asks association at attitude aware away back bad badly band bands bank banks based
be because been before being belief believe believed belong below benefit best better between biggest bills bold
booklet born bot both bought braille branch brand british broadband brochure broker builder building buildings
bungalow business but buy by call called calls came campaign can cancel cancellation cancelled cannot car care
carry case category cause centre certainly certificate challenge change changed changes channel charge charity
chase chat cheap cheaper check child choice choose claim claimed claiming claims clause clear clearly closed
closest cold colleague combined come comes comfortable companies company compare compared comparison
compensation competitor complain complained complaint completely complex complicated computer computers concern
concerns condition conditions confident confusing consumer contact contacted contents convenient correct cost
council count country countryside counts course courteous cover coverage covered covers currently customer
customers cut daily damage dark data date day days deal deals dealt dear debit decide decided decision decisions
declined decrease decreased definitely degree delay delays delete deleted delighted department depend describe
describes detail details dialled did difference different difficult difficulty digital direct disability
disadvantage disagree disappointed dissatisfied distant do document does doing done down dry duration during e
each earlier ease east easy education efficient eight either else elsewhere email emergency employed employee
employment end ended engineer england english enough environment error errors essential ethnic ever every
everybody everything excellent excess exit expect expected experience explain explained extra extremely face
fact fair fairly fall familiar family far fast fault favour fear feature features feedback feel fees felt female
few fifth fill financial find fine finish finished fire firm first fit fits five flat flood flooding floods
follow following for foreign form four fourteen fourth free frequency friend friendlier friendly from front
frustrated full fund further gender general get getting give given giving go going gone good goodbye got
government grateful group groups guess guide had haggle handle handled handler happen happy hard harder hardly
has have having he health hear heard hearing hello help helped helpful helps here higher highest hold holds home
homes honest hope hour hours house household housing how i if ignored illness image importance important
impressed improve improved improvement in include inconvenient incorrect increase increased industry information
informed instead instructions insurance insure insured insurer insurers internet involved is issue issues it its
jargon job joke just keep keeping kept key keys kind know knowledgeable known landlord language large last
lately later laugh law leaflet leave legal lender length less let letter letters level life like liked
likelihood likely line lines list listen listened listening little live lived living local logo long longer look
looked looking looks loss lot low lower loyal made mail mails main major make makes making male man manager many
market matter mattered matters may maybe me member menu message method mid midlands mind minor minute minutes
miss mistake mistakes mixed mobile moment money month monthly months more mortgage most mostly moved much music
must my name nationality nearly need needed needs neither net neutral never new news next nine no nobody noise
none nor north nosy not nothing notice noticed now number numbers occasionally of off offer offered office often
old older ombudsman on once one ones online only open opening opinion option options or order organisation other
others our out outcome over overall own package paid paper papers part particular partly passed past pause pay
pays people person pet phone picked picking place placed plain plainer pleasant please pleased point points
policies policy policyholder polite poor possibly post prefer preference prepare present press pressure previous
previously price prices print prison prisoner private probably problem problems product products
professional profit promises prompt protection provider public put qualification quality question questions
queue quick quicker quickly quite rarely rate rather rating ratings reach read reading ready real reason
reasonable reasons recall receive recently recommend recorded reference refund refusal region regularly
regulation regulator rejected relative relaxed reliable religion remain remember removed renew renewal renewed
rent repaired repairer repairs repeat repeated reply report reported representative reputation request research
resolution resolved respect respected response result results retired return review reviews right rights ring
rise rising room round rule rules run rung rural rush rushed s safe safety said sales same satisfaction
satisfied save say says scale scheme score scores second sector see seem seen seldom self sell selling sells
send sends sense sent sentences service services settle settled seven several shall sheet shop short shorter
should sight similar simple six slightly slow slower slowly small smartphone snow so society solved some
somebody someone something sometimes somewhat somewhere soon sorry sort sorted sorts sound south speak specific
spoke spoken sponsor staff standard start statement statements status stay stayed still stop stopped storm
storms stressed stressful strongly student study studying subject suit summary sums supermarket supervised
supervisor supplier supported sure surprise survey take taken takes taking talk talking team telephone tell
tempt ten term terms text than thank thankful that the their them then there these they thing things think
thinking third this thought three through tidy time times tips to together told too took topic totally touch
town train trained travel treat treated trouble troubled true trust trustworthy try turn turned twice two type
uk unaware unclear uncomfortable under understand understood underwriter unemployed unfair unfamiliar unhappy
unimportant uninsured unlikely unreasonable unreliable unresolved unsatisfied unsure until up update upset urban
us use used useful useless using usually value valued various very video view views village voice wait waited
waiting waits wales want wanted warn was waste wasted water way we weather web website week weekends weekly
weeks well welsh went were west what when where whether which while who whole why will winter with within
without woman word wording words work working workplace worried worse worth would written wrong year yearly
years yes yet you younger your yours yourself
`
    .trim()
    .split(/\s+/),
])
