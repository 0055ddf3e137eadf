/**
 * Words, and words beside each other, that stand oftener in what no script may ask than in the others, by how much: learnt from
 * the phrasings under `test/scripts/corpus`, and written by `test/scripts/corpus/write-likeness.ts`. `^` begins and `$`
 * ends a sentence.
 */
export const likeForbidden: Readonly<Record<number, string>> = {
  3: `
^_ble ^_could ^_may ^_oes ^_please ^_pryd a_key alarm an_alarm are_your at_night beth_yw big ble box children code
could_you door door_$ doors drive drws dy empty evenings evenings_$ figure front front_door gartref gennych_$ high
holiday house_$ into just keys larwm lock me_the me_your mynd night night_$ oes on_holiday our outside own_$ own_a
pounds pryd rhif road room set sleep spare spend street street_$ summer the_back the_front the_house ty ty_$ we
what_are what_do when_do when_is where_do windows would_a y_ty yn_y your_front your_house
`,
  2: `
000 000_$ 50_000 ^_allwch ^_at ^_be ^_beth ^_can ^_give ^_i ^_just ^_mornings ^_one ^_roughly ^_tell ^_there ^_up ^_we
^_where ^_will ^_you a_burglar a_camera a_cheaper a_dog a_fire a_gaf a_l a_large a_neighbour a_oes a_safe a_second
a_spare a_specialist a_visitor about_our abroad abroad_$ afternoons afternoons_evenings alarm_$ allan allwch allwch_chi
allwedd allweddi always and_what and_where and_your answers anything_else are_not are_on are_there as_it at_home august
average average_$ ba be_in be_ydi bed belongings beth bicycle bigger_than birth birthday birthday_$ ble_mae ble_ydych
bolted born_$ bottom box_$ brynu brynu_popeth burglar burglar_alarm byw_ar cadw camera cameras can_i can_we car car_$
caravan card card_$ cartref_wedi cash cerdyn cerdyn_$ cheaper chi_gael chi_gar clock cod code_$ collect come_in commute
confirm cost_to could could_i could_we cyfenw cyfrif daytime di di_$ digits dog doorbell doorbell_$ drawer drive_$ drud
dydd dydd_$ dyfynbris earn eich_cerdyn eich_cyfrif eich_enw eich_mam eich_pen eich_pethau eich_yswiriant elderly
empty_$ emwaith engagement engagement_ring ennill entrance enw enw_$ evening everything_$ exactly exactly_$ excess_$
expensive faint_mae faint_o family_$ fence ffwrdd fifty figure_$ firm first_name fitted for_me from_home furniture
fwy_na fyddai fyddai_n fyddwch fyddwch_chi gadael gael_dyfynbris gaf gaf_i games gan gar garage_$ garden gartref_yn
gate gennych get_back get_into give_me gloch go_to gold gwaith_$ gwerthfawr half have_an have_at holiday_$ house
household_income how_big hundred i_am i_brynu i_can i_ch i_ffwrdd i_have i_send i_take i_will i_yswirio if_i if_the
in_it in_pounds income income_$ insured_$ interest into_your is_closest is_in is_nobody is_there is_your it_cost it_the
item items jewellery key_$ keys_$ kitchen l l_a laptop larwm_$ latch leave_a leave_the lights line live_on live_with
lives locks loft lose lot_$ lounge lounge_$ mae mae_r mail_address mam many_televisions mat mat_$ may may_i may_we me
me_$ mis morning morning_$ mornings mornings_afternoons mother motorbike mrs much_is much_would mynd_ar mynd_i n_cadw
n_gadael n_mynd near_the nearer nearest neighbour neighbours_$ newydd newydd_$ nice nights nos nos_$ number_$ oes_gan
oes_gennych oes_rhywun of_our of_what off_your on_when one_car or_at out_for outside_$ overnight overnight_$ own_any
own_words parcels parents parked pass password payment pen pethau piano pin please please_give popeth postcode
postcode_$ pounds_$ premium_$ products products_$ property pryd_ydych pwy_sydd r_ty reach reach_you read_me replace
rhif_eich rings roughly sales savings savings_$ say_$ sbar separately shed shed_$ silver sleep_$ so sofa sofa_$ sort
sort_code spare_key speaking speaking_to special specialist station station_$ strong sum summer_$ surname switch system
teledu televisions tell_me tempt tempt_you tend tend_to thank thank_you that_is that_would the_alarm the_bank
the_bottom the_children the_code the_day the_daytime the_door the_evenings the_garage the_latch the_long the_mat
the_nearest the_property the_road the_street the_top the_value themselves there_an there_gold there_in there_is
these_do things_$ this_summer thousand thousand_$ time_do to_lose to_reach to_replace today_$ tomorrow top total
two_three ty_yn u under_the up_in upstairs us valuables value_of visitor wag wag_$ wages wages_$ wall watch_$ watches
we_can wear week_$ weekday weekdays went what_hours what_sort what_time what_year when_are when_does when_was
when_would when_your where_are where_does where_is which_bank which_room who_else who_has who_is who_lives will
will_you window windows_$ wine work_$ worth_$ would_your write wyliau y_dydd ydi year_were yearly yn_wag you_and
you_are you_call you_collect you_confirm you_drive you_give you_go you_keep you_next you_on you_out you_set you_sleep
you_spell you_spend you_switch you_tend you_there you_through you_wear your_address your_alarm your_answers your_back
your_belongings your_birthday your_card your_cash your_door your_doors your_engagement your_excess your_full
your_jewellery your_job your_keys your_loft your_lounge your_mother your_next your_postcode your_premium your_rings
your_savings your_shed your_sofa your_surname your_television your_things your_valuables your_watch your_windows
your_yearly yw_dy yw_ei yw_rhif
`,
  1: `
000_to 100 1000 1000_$ 200 200_200 20k 20k_20k 300 400 400_$ 50 ^_am ^_and ^_ar ^_does ^_dywedwch ^_faint ^_hoffech
^_if ^_is ^_mae ^_nobody ^_our ^_sawl ^_shall ^_somebody ^_suppose ^_what ^_when ^_who ^_worth ^_your a_beth a_better
a_bicycle a_big a_boat a_car a_chain a_colleague a_day a_drawer a_figure a_firm a_free a_games a_garage a_guard
a_hamper a_holiday a_home a_ladder a_laptop a_light a_locked a_motorbike a_motorhome a_neighbourhood a_new a_normal
a_partner a_piano a_prize a_r a_stranger a_strong a_strongbox a_thief a_third a_thousand a_tuesday a_voucher a_way
a_week a_weekday a_window a_wine a_y above account account_number account_with across across_the address address_$
after_your alarm_system all_your allwedd_i allwedd_sbar allweddi_$ alone alone_$ am am_eich am_faint am_fwy am_i
am_speaking amount an_a an_elderly an_offer and and_a and_how and_is and_when answers_$ answers_with antiques
any_children anybody anybody_be anybody_else anybody_in anyone_$ anyone_in anything_at anywhere ar ar_ba ar_dy ar_eich
ar_wyliau arall arbed arbed_arian are_away are_in are_out are_the arfer arian art art_$ aside at at_a at_the at_work
august_$ away away_$ away_at back back_$ back_door back_from back_garden back_of bank_$ bank_or barks be_away
be_pleased beat bed_$ bedroom belongings_would below beth_fyddai bethau better_deal better_price big_shop bigger bill
bins bins_$ bit blwydd boat booked bore bore_$ born bother bother_to box_on boxes break_ins bring broke
building_society bunnoedd by_how byw byw_gyda cadw_arian cadw_eich call_you call_your camera_$ can can_get can_help
can_put can_you car_or car_parked cars cash_kept cat ch_enw chain chains changing cheaper_policy check_the cheque
chi_allan chi_emwaith chi_larwm children_come children_in christmas christmas_$ ci cinema cinema_$ claim_come cleaner
clock_$ cloi clothes cod_post coins colleague collect_stamps come come_up comfortable_or company_do console contact_you
contents_covered contents_of cost cost_$ could_a could_let could_save cover_limit cyfeiriad cyfeiriad_e cyfenw_eich
cyflog cyflog_$ cynnwys_eich cyrraedd cysgu cysgu_yn dalu date_of day_$ day_do day_is days days_$ daytime_$ ddyddiau
deal_$ dearest debit desk digits_on district do_it do_the do_your does does_a does_an does_anybody does_anything
does_it does_your dog_$ dog_or doors_locked double double_lock draw draw_$ drop dros drud_$ drutaf drutaf_$ drws_$
during during_the dywedwch e_y each each_month ei ei_dalu ei_ennill ei_gostio ei_thy eich eich_allweddi eich_cod
eich_cyfeiriad eich_cyflog eich_drws eich_eiddo eich_ffonio eich_geiriau eich_partner eiddo ein elderly_relative
electronics else_that empty_in entrance_$ estate eto eto_$ evening_$ everything exact expensive_things faint
faint_fyddai faint_yw family family_play fel fel_arfer fetch fetch_$ ffenestri figures find_in find_you firm_that
first_$ first_line first_pet fitted_$ fitted_with five_$ floor floor_$ football for_a for_renewal for_your forced four
four_digits four_figures from_outside from_the from_work front_of full_name full_of furniture_$ fwy gadael_am gael
games_console gan_gymydog gar_$ garage garden_$ gartref_$ geiriau geiriau_eich gemwaith geni geni_$ gennych_chi
get_home getting getting_in give_your go go_away go_off go_out goes goods gostio gostio_i got_a ground grown guard
guard_dog gwaith gweithio gweithio_$ gwerth gyda_chi gyfrinair gyfrinair_$ gymydog gynnoch gynnoch_chi h h0me haf
hallway hallway_$ hamper handy hang happened_$ has_a hate hate_to have_$ have_a have_her have_in have_more have_one
have_your her her_own hi high_$ high_end hoffech hoffech_chi hold hold_your home home_$ home_at home_cinema home_empty
home_from home_have home_in home_left home_on home_worth hours hours_do house_cost house_ever house_in house_number
house_that house_when house_with house_worth house_would household household_$ household_goods household_run how_many
how_much how_old hun hundred_pounds hundreds husband i i_could i_eich i_put i_r i_speaking if if_a if_somebody if_there
if_we in_$ in_at in_august in_during in_money in_savings in_smoke in_summer in_what in_which in_your inches inches_are
indoors indoors_$ inherited ins insured into_a is is_a is_anybody is_anyone is_not is_somebody is_the it_in it_is
it_just items_$ job just_me just_the just_you k k_e keep_any keep_cash kept kept_$ kept_in key key_left key_safe
keys_to knock ladder laptop_a large_dog last_claim last_four late leave left left_on let_them let_themselves letters_of
light lights_$ limit line_of little_a living living_room lock_$ locked locked_$ long_do long_number long_would looks
looks_after lose_$ m mae_eich man_in many many_are many_cars many_days many_do many_nights many_people many_pounds
many_rings many_sets many_weeks mawr may_be me_and me_me medals medals_or mewn mi_$ mil mil_$ modest modest_comfortable
money monitored mother_s motorhome much much_$ much_are much_did n_byw n_cysgu n_ei n_gweithio na nad name name_$
name_is name_of name_please near nearer_the need_a neighbour_hold neighbourhood_watch neighbours nesaf nesaf_$ new
new_$ new_policy next next_door nights_$ nobody nobody_in nodwch none none_$ normal nosweithiau not_there note note_it
now_$ number number_and number_of number_on number_would o o_bunnoedd o_n o_nosweithiau object oedd_eich oes_allwedd
oes_ci oes_gynnoch of_birth of_your off offers old old_is on_$ on_all on_your one one_$ one_of one_two open_in opened
or_just or_two others others_$ our_partners our_team out_$ out_the outside_your own pa_rai paintings pan pan_fyddwch
parked_on partner partner_$ partners pass_on path path_$ patio patio_doors pay_each paying payment_$ pays pays_your
pen_blwydd pen_eich people_have people_live pethau_drutaf pictures pin_$ place play please_$ please_say please_spell
please_tell plentyn pocket police police_station policy_come policy_list pop possessions postal premium premiwm
priciest prize property_$ pryd_mae pub put put_it put_you put_your pwy_sy r_drws r_gloch r_m rai rai_o range range_$
reasons relative_stay rhain_sydd rhan rhatach rhywun_gartref rif ring_$ road_$ roof roof_$ roughly_what round run run_$
run_to safe_$ save sawl say_your sbar_$ school second second_home security see see_if seff send_you separately_because
set_you sets sets_of shall shall_we she shifts should_i side sign sign_$ sign_for single sixty sleep_at smoke_what
so_that society somebody_at somebody_who sort_of specialist_to spell spell_that spend_the stamps star star_sign store
store_your stored story stranger strangers strangers_$ strongbox sum_insured sum_would suppose surname_$ switch_off
sydd sydd_gennych sydd_yn tablets take_in takes team terms than_one than_your that_$ that_barks that_comes that_cost
that_for the_bed the_best the_car the_card the_drive the_entrance the_family the_hallway the_household the_lights
the_morning the_name the_number the_path the_place the_police the_priciest the_range the_side the_sort the_spare
the_station the_things the_three the_total the_wall the_week the_windows the_year themselves_in there there_$ there_a
these_is thief thing_in things things_in third third_off three_$ three_digits thy ti ti_n time_does to_100 to_four
to_hear to_more to_work today tools top_$ town town_is trade tuesday twenty type_to u_r under under_20k up up_to us_to
usual usually_leave van video_doorbell voucher wall_$ was_a watch way_round we_could we_have we_pass wear_$ wedding
wedding_ring wedi_i week weekday_$ weekends weekends_$ went_up were_worth werth_$ what what_does what_else what_is
what_make what_number what_s wheels where which_days which_estate which_evenings which_month which_road which_town
which_village while_you who_could who_do who_i who_looks who_takes whom win win_a winter with_anybody with_anyone
with_you words_$ words_what worth worth_more would_hate would_it would_like would_somebody would_the wyliau_$ wyt
wyt_ti y_$ y_bore y_drws y_gwaith y_nos y_rhif y_s ydi_dy year_did yn_ei yn_eich yn_ystod you_at you_away you_bank
you_be you_born you_bother you_carry you_come you_commute you_double you_earn you_going you_leave you_own you_put
you_save you_some you_store you_turn you_type you_work you_would your_account your_best your_car your_caravan
your_contents your_cover your_date your_drive your_e your_family your_furniture your_garden your_home your_household
your_husband your_income your_kitchen your_living your_name your_neighbours your_own your_parents your_password
your_place your_pocket your_possessions your_roof your_street your_usual your_wages your_watches yr_haf ysgol ystod
ystod_y yswiriant_$ yswirio yswirio_$ yswirio_am yw yw_cyfenw yw_eich yw_eu yw_gwerth yw_r £ £_50
`,
}
