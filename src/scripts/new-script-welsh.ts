import type { NewScript, NewWords } from './new-script.ts'

/** What a questionnaire in Welsh begins with. A named reader of Welsh approves every word before it is read to anybody. */
export function newWordsInWelsh({ organisation, subject }: NewScript): NewWords {
  const prison =
    'Mae’r alwad hon yn cael ei gwneud o weithle dan oruchwyliaeth mewn carchar. Ni allaf weld eich rhif, eich enw na’ch cyfeiriad.'
  const listening =
    'Gall goruchwyliwr fod yn gwrando. Nid yw’r sain yn cael ei chadw. Rydym yn cadw amser a hyd yr alwad.'
  return {
    opening: [
      {
        id: 'hello',
        kind: 'opening',
        read: `Helo, fy enw i yw {{working-name}}. Rwy’n gweithio i ${organisation}. Rydym yn holi pobl am ${subject}.`,
        says: ['organisation', 'subject'],
        ifAsked: [
          {
            asked: 'Ydych chi’n gwerthu rhywbeth?',
            say: 'Nac ydym. Ymchwil yw hyn. Nid ydym yn gwerthu dim, ac ni fydd neb yn eich ffonio i werthu dim o’i herwydd.',
          },
        ],
      },
      { id: 'prison', kind: 'opening', read: prison, says: ['prison'] },
      { id: 'listening', kind: 'opening', read: listening, says: ['monitoring'] },
      {
        id: 'up-to-you',
        kind: 'opening',
        read: 'Chi sydd i ddewis a ydych am gymryd rhan. Cewch stopio unrhyw bryd, ac nid oes rhaid ateb pob cwestiwn. A yw’n iawn i ddechrau?',
        says: ['voluntary'],
      },
    ],
    closings: {
      completed:
        'Dyna’r cwestiwn olaf. Diolch am eich amser. Bydd eich atebion yn cael eu cymysgu ag atebion pobl eraill, fel na all neb ddweud pa rai yw eich rhai chi. Hwyl fawr.',
      refused: 'Mae hynny’n iawn. Diolch am ateb y ffôn. Hwyl fawr.',
      'call-back':
        'Wrth gwrs. Byddwn yn ceisio eto rywbryd arall. Os nad yw’n gyfleus, dywedwch hynny bryd hynny. Diolch. Hwyl fawr.',
      stopped:
        'Mae hynny’n iawn. Rwyf wedi stopio, ac mae eich atebion wedi’u dileu. Diolch am eich amser. Hwyl fawr.',
      'never-again':
        'Rwy’n deall. Ni chewch eich galw o’r fan hon eto. Mae’n ddrwg gen i am eich trafferthu. Hwyl fawr.',
      child:
        'Diolch. Dim ond i bobl 16 oed a hŷn y mae’r alwad hon, felly byddaf yn stopio nawr. Nid ydych wedi gwneud dim o’i le. Hwyl fawr.',
      distressed:
        'Mae’n ddrwg gen i am alw ar adeg anodd. Byddaf yn stopio nawr, ac ni fydd dim a ddywedoch yn cael ei gadw. Cymerwch ofal. Hwyl fawr.',
      'knows-me':
        'Rwy’n credu efallai ein bod ni’n adnabod ein gilydd, felly rhaid i mi orffen yr alwad hon. Nid oes bai arnoch chi. Ni fydd dim a ddywedoch yn cael ei gadw. Hwyl fawr.',
      'wrong-person':
        'Mae’n ddrwg gen i, mae’r alwad hon wedi dod at y person anghywir. Byddaf yn stopio nawr. Hwyl fawr.',
      language: 'Mae’n ddrwg gen i, dim ond yn Gymraeg y gallaf wneud hyn. Diolch. Hwyl fawr.',
      close:
        'Mae’n ddrwg gen i, rhaid i mi orffen yr alwad nawr. Nid oes bai arnoch chi. Diolch am siarad â mi. Hwyl fawr.',
    },
    asked: [
      {
        topic: 'who',
        asked: 'Pwy ydych chi?',
        say: `Rwy’n defnyddio’r enw {{working-name}} yn y gwaith. Rwy’n gofyn cwestiynau i ${organisation}. Maent yn gwneud ymchwil gyda’r cyhoedd.`,
      },
      { topic: 'prison', asked: 'Ydych chi mewn carchar?', say: `Ydw. ${prison}` },
      {
        topic: 'number',
        asked: 'Sut cawsoch chi fy rhif i?',
        say: `Cafodd ${organisation} restr o rifau ar gyfer yr ymchwil hon. Cyfrifiadur a ddewisodd eich un chi ac a wnaeth yr alwad. Ni allaf ei weld.`,
      },
      {
        topic: 'check',
        asked: 'Sut mae gwirio bod hyn yn ddilys?',
        say: `Gwnewch hynny ar bob cyfrif. Gallwch chwilio am ${organisation}, neu ofyn i’r Market Research Society amdanynt. Defnyddiwch rif y dewch o hyd iddo eich hun. Cewch gymryd rhan ddiwrnod arall.`,
      },
      {
        topic: 'recorded',
        asked: 'Ydy’r alwad hon yn cael ei recordio?',
        say: `Nac ydy. ${listening}`,
      },
      {
        topic: 'removed',
        asked: 'A gaf i ddileu fy atebion?',
        say: 'Cewch, tra byddwn yn siarad. Dywedwch hynny a byddaf yn stopio ac yn eu dileu. Ar ôl y cwestiwn olaf mae eich atebion yn cael eu cymysgu ag atebion pobl eraill. Wedyn ni all neb ddweud pa rai yw eich rhai chi, felly ni ellir eu tynnu allan.',
      },
      {
        topic: 'length',
        asked: 'Faint o amser fydd hyn yn ei gymryd?',
        say: 'Ychydig funudau. Cewch stopio pryd y mynnwch.',
      },
    ],
  }
}
