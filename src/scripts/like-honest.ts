/**
 * Words, and words beside each other, that stand oftener in honest questions than in the others, by how much: learnt from
 * the phrasings under `test/scripts/corpus`, and written by `test/scripts/corpus/write-likeness.ts`. `^` begins and `$`
 * ends a sentence.
 */
export const likeHonest: Readonly<Record<number, string>> = {
  3: `
16_to 34 ^_16 ^_did ^_was ^_were a_claim a_friend able able_to about_insurance about_the advice age age_group ago agree
agree_that and_over answered app ask ask_for bad buildings by_phone change chi_wedi clear compare complaint customers
cwmni_$ deal_with dealt dealt_with did_it did_not did_the did_they done easy_is expected explain_the feel feel_about
feel_that find_the floods friend given group group_$ gyda_r handled heard heard_of how_clear how_did how_easy
how_important how_satisfied how_was how_well important_is informed insurer_to insurers internet it_easy it_to its
letter level level_of local long_did looking made needed neu_n never of_a often_do once online online_$ opinion or_by
or_something over_$ person_who person_you policies polite price_the prices r_un read_the repair repairs said satisfied
satisfied_are seen service settle something_else speak_to spoke spoke_to staff storm text than_you that_insurers
that_the that_they the_call the_cover the_internet the_letter the_letters the_person the_phone the_price the_renewal
the_right the_service think_$ this_insurer thought to_help to_make to_settle treat trouble twice understand view wait
was_there weather website well_did welsh welsh_$ were_the which_age worse years_$ you_agree you_been you_buy
you_expected you_feel you_first you_given you_heard you_know you_needed you_seen you_speak you_spoke you_think you_told
your_area your_view
`,
  2: `
10_$ 12 12_months 16 18 1_to 24 24_25 25 25_to 29 29_30 30_to 34_35 35 35_to 4 40 44 44_45 45 45_to 5 54 54_55 55
55_and 59 59_60 5_minutes 5_to 5_years 60 64 64_65 65 65_or 74 74_75 75 75_or ^_by ^_compared ^_ers ^_every ^_has ^_it
^_less ^_oedd ^_oeddech ^_once ^_should ^_sut ^_to a_branch a_change a_complaint a_computer a_flat a_flood a_gafodd
a_gawsoch a_house a_letter a_long a_moment a_mortgage a_newspaper a_nhw a_number a_oedd a_policy a_reminder a_scale
a_screen a_storm a_text a_website a_wnaethon a_woman about_an about_changes about_how about_insurers about_it
about_storms about_what accidental accidental_damage adjuster adnewyddu adnewyddu_gyda advert adverts advice_that
adviser_$ affect after_dark against against_it ago_$ ago_is agree_or agreed agreed_$ ailadrodd all_$ am_yswiriant
aml_ydych amser an_insurance an_insurer and_contents and_floods another another_claim answer_$ answer_the answer_your
answered_$ anything_about app_$ arnoch arnoch_chi aros arrive ask_you asked asked_for at_$ at_all at_renewal aware
aware_of bank_a based based_in become been_with before_you before_your being belong berchen best_describes better_$
better_or bills bod both_$ broadband broadband_at builder buildings_and buildings_insurance buy_$ buy_insurance buy_the
bwysig bwysig_yw by_e by_post by_text by_you byddai call_centre call_handler call_them calls came_to care care_about
change_$ change_in change_insurer change_your changed changed_$ changed_insurer changes chat chat_with chi_am chi_ar
chi_gyda chi_o choice choice_$ choose choose_$ choose_the claim claim_$ claim_form claim_paid claim_settled claim_were
claim_would claimed claimed_$ clean clear_$ clear_is clear_was closed come_$ comes_closest companies companies_$
company_s compare_insurers compared compared_with complaining complaining_$ complaint_dealt confident confusing
confusing_$ contacted contacted_your contents_$ contents_insurance country_do cover_or cover_the covered_$ covers
customers_$ customers_fairly cut cwmni cwmniau cwyn cwyn_ei cytuno da damage dark dark_$ ddewis debygol debygol_ydych
decide decision defnyddio_r deg_$ delay delay_$ dewis dewis_$ did did_an did_anybody did_somebody did_you difference
disagree diwethaf_$ do_better do_they done_$ done_well down_or e_mails ease easy easy_or easy_to easy_was eich_cwyn
eich_dewis else_$ emergency employed employed_retired ended ended_$ energy energy_supplier engineer english english_or
enough_$ ers ers_faint eu_ffonio ever_written excess_is expect expected_$ expected_about expert explain explain_what
explain_your explained fair fair_$ fair_was fairly fairly_$ far fast feel_in feel_safe ffonio_$ ffrind fill fill_in
find_what finished finished_$ fire_storm first_hear first_language first_person first_time fits fits_you flat_or flood
flooding floods_$ fodlon follow for_accidental for_floods for_home for_money for_old for_what form full_in full_time
fyddech fyddech_chi gafodd gafodd_eich gawsoch gawsoch_chi gender gender_$ get_a get_an get_letters get_the get_through
give_good given_a given_time giving glir glir_oedd go_online good good_good good_value good_was green group_are groups
grwp grwp_oedran gwasanaeth gwasanaeth_yn gwneud gwneud_hawliad gwrando gwrando_arnoch gwrtais gwybod gwyno gyda_ch
gymerodd gymharu had_a handled_$ handler happen happy_are happy_with hard harder harder_to hardly hardly_ever has_the
have_buildings have_home have_legal have_liked hawdd hawdd_oedd health hear_of heard_any help help_to help_with
help_you helpful highest highest_level home_do home_insurance home_insurer homes honest honest_customers house_a
how_confident how_fair how_good how_happy how_likely how_often how_quickly how_soon how_tidy how_you hyn i_did illness
illness_that important important_$ in_an in_full in_north in_part in_this in_welsh informed_$ informed_about insurance
insurance_$ insurance_a insurance_at insurance_company insurance_in insurance_is insurance_something insurance_through
insurance_with insurance_yourself insurer insurer_$ insurer_ask insurer_for insurer_in insurer_is insurer_keep
insurer_on insurer_s insurer_send insurer_sends insurer_sent insurer_treat insurer_when insurers_$ insurers_be
internet_$ is_english is_price it_clear it_end it_that it_took it_worth it_would keep_its know know_$ know_that
know_what know_whether known landlord landlord_$ language language_$ large_print last_$ last_12 last_ten last_three
last_year legal legal_cover less_often let_you letter_about letter_clear letter_with letters letters_from letters_that
library library_$ like_your liked likely likely_are listen_to listened listened_to lived lived_in llythyrau local_$
long_$ long_ago long_have long_it long_term long_was longer longer_than looking_after looking_for loss_adjuster loyal
loyal_customers made_a made_to made_you made_your mails mails_from main main_reason make make_a make_sense make_the
makes making making_a man_a manager_$ many_years matter matter_to mattered mattered_most matters matters_more member
message midlands minutes minutes_$ minutes_5 mlynedd money_or month_once months mor mor_bwysig mor_debygol mor_fodlon
mor_glir mor_hawdd more_for more_to most_important must n_berchen n_cytuno n_gwybod n_penderfynu n_rhentu n_teimlo
n_ymddiried need_help needed_on needed_them neu neu_r never_$ news newspaper next_$ nobody_$ north not_at not_covered
not_know nothing_$ o_adnewyddu o_yswiriant oedd_y oeddech oeddech_chi oedran_ydych of_home of_insurance offered
offered_a office office_$ often often_$ often_have ombudsman on_insurance on_paper on_television on_time once_$ once_a
once_or once_twice ones ones_$ online_or opinion_$ or_bad or_confusing or_disagree or_hard or_heard or_on or_once
or_online or_over or_rent or_west or_with or_worse other_$ outcome over_10 over_the overall overall_opinion own_or
pa_grwp pa_mor pa_un paid paper paper_$ paper_or papers papers_$ passed pay_more pay_once penderfynu person person_or
person_to pet_insurance phone_online phone_or phone_to plain policy_covers policy_does policy_for policy_in
policy_papers policy_to polisi_n polite_$ poor poor_$ poor_very prefer prefer_to price_more price_when price_you prif
prif_reswm print print_$ pris pris_i private problem problem_$ problems promises promises_$ questions quick quickly
r_gwasanaeth radio rang_$ rate rate_the rather reading reason reason_for reason_that recommend refuse refuse_to region
reminder reminder_before renewal_letter renewal_prices renewed renewed_$ rent_it rent_or repair_$ repairer repairer_$
repairs_$ repeat reported reswm retired retired_$ retired_studying return return_your rhaid rhaid_i rhentu right rights
rights_$ rise rising rules rural s_app s_website same same_$ same_company same_day same_insurer same_thing
satisfied_were say_is say_sorry scale screen_$ seem seen_or self self_employed sell_you sends sends_$ sense service_$
service_better service_in settle_your settled shop_around should should_do should_insurers slow small_print
somebody_else somebody_to something_that somewhere_to soon_did sorry sorry_$ south south_or speak spoken spoken_to
staff_$ start_$ stayed staying stopped stopped_you storm_or storms studying studying_or supplier surprised
surprised_you sut switched take_$ take_for teimlo telephone_$ ten_years term term_illness than_once that_insurance
that_people that_surprised the_advice the_adviser the_app the_builder the_bus the_claim the_company the_decision
the_delay the_engineer the_help the_highest the_insurance the_last the_level the_list the_main the_news the_offer
the_outcome the_papers the_policy the_radio the_repair the_repairs the_same the_staff the_time the_train the_visit
the_wait the_weather the_website the_wording the_work the_workers their their_website there_enough these_best
these_companies these_groups these_words they they_ask they_care they_do they_explain they_give they_keep they_return
they_said they_send they_should they_tell they_try they_use they_were think think_about think_of think_that
this_country thought_of three_years through_$ through_a tidy time_$ time_it time_that time_to times_did times_have
to_10 to_24 to_29 to_34 to_44 to_54 to_59 to_64 to_74 to_another to_answer to_anyone to_change to_claim to_compare
to_contact to_date to_deal to_describe to_do to_explain to_fill to_follow to_have to_leave to_log to_pay to_renew
to_repeat to_ring to_sell to_speak to_stay to_them to_think to_use told told_about told_how told_you too too_long
took_to travel_insurance treat_you trouble_with trust trust_insurers trust_most trust_the trust_them try try_to turned
turned_down two_years un_cwmni under_5 understand_$ understand_what urban use_another use_the useful using value_for
very_good very_poor view_$ visit waeth wait_$ waiting wales wales_$ was was_anything was_handled was_it was_the
was_your water water_company way_$ way_to weather_$ website_$ website_for website_work wedi_gwneud wefan well well_do
well_does well_informed well_known well_on were were_there were_you west west_$ what_had what_made what_mattered
what_stopped what_your when_they whether whether_you whether_your which_matters which_region who_came who_told why
why_the why_they with_how with_it with_letters with_reading with_them with_this with_your wnaethon wnaethon_nhw wneud
woman woman_or wording wording_of work_of work_well worked workers worried worried_about worry worse_$ would_$
would_happen written wybod y_byddai y_cwmni y_prif y_pris y_staff year_1 year_less years years_ago years_have ymddiried
yn_deg yn_ol yn_rhaid yn_well you_able you_ask you_aware you_belong you_called you_change you_claimed you_compare
you_contacted you_covered you_did you_ever you_expect you_find you_for you_informed you_lived you_made you_offered
you_paid you_passed you_pleased you_prefer you_rang you_rate you_rather you_renew you_renewed you_switched you_take
you_that you_thought you_time you_trust you_understand you_used you_wait you_were you_when you_working you_worried
your_age your_broadband your_broker your_call your_calls your_choice your_claim your_complaint your_details your_energy
your_gender your_insurer your_opinion your_overall your_question your_rights your_water yourself_as yourself_or
yswiriant_sydd yswiriwr_cartref yw_n yw_pris
`,
  1: `
1 10 30 ^_have ^_how ^_pa ^_the ^_very ^_why ^_would a_bank a_broker a_charity a_few a_good a_little a_lower a_man
a_manager a_person a_quote a_relative a_year about about_$ about_your adviser after after_the again again_$ aml
an_adviser answer any_of anything_that area area_$ around as_a because_of been before best beth_oedd better blwyddyn
both branch broker broker_$ bus buy by by_letter cael call came carry_on centre charity claim_in claim_was claims
claims_$ close_to comes_$ company company_$ complain computer council country country_$ cover cover_$ cover_do
cover_for covered customer damage_$ dda deals deals_with defnyddio deg describe describe_the describes describes_your
details details_$ did_a diwethaf do_$ doctor does_somebody eich_polisi eich_yswiriwr end_$ enough eu ever ever_been
ever_had every every_month fath fath_o few ffon find five_years flat for_$ for_an for_insurance friendly friends from_a
from_your get gone gone_up good_is good_time gyda had happy has has_your have_insurance have_to have_you hawliad
hawliad_$ hawliad_yn hearing help_$ home_you how how_do how_long how_safe how_to how_would how_your hwn i_chi
information insure insurer_give insurer_that is_best is_it is_this it it_be it_for it_right it_take it_was keep_you
know_how last last_five last_month last_time less less_$ less_than letter_$ listen log log_in long look_at loss lower
lower_price mail_$ make_you man manager many_times mind_$ mobile money_$ mor_aml mor_hir more_about more_or mortgage
most most_$ moved much_do n_defnyddio need news_$ nhw not nothing oedd oedd_yn oedran of_cover of_the of_these offer ol
on_to one_person one_thing options or or_an or_do or_does or_less or_not or_somebody other over own_it own_your pa
pa_fath paid_$ part part_of pay_for pay_less person_$ phone phone_$ pleased_with policy policy_$ polisi price question
question_$ r_cwmni rang read renew renewal renewal_$ renewal_price rent right_$ safe_do say_that screen sell send_a
sent sent_$ sent_you settlement siarad sold something soon start taken telephone television_$ tell_you that that_you
that_your the_building the_country the_damage the_insurer the_key the_questions the_settlement the_small the_way them
them_$ these they_sent they_would thing thing_that thinking_of through time time_you times to to_5 to_be to_call
to_find to_get to_go to_talk to_the to_what to_you too_much took touch_$ train train_$ travel treated type_of un use
very wedi well_$ what_you when_did when_it where_you which_part which_type which_would who_deals who_would why_did with
with_the within without wnaethoch wnaethoch_chi word_$ work_for working would_make would_take would_you wrong wrth
year_$ you_asked you_bought you_changed you_choose you_describe you_get you_had you_happy you_how you_insure you_last
you_like you_look you_moved you_need you_open you_or you_read you_rent you_say you_see you_the you_to you_up you_use
you_with your_bank your_doctor your_policy yourself yourself_$ yr_hawliad yswiriant yswiriwr
`,
}
