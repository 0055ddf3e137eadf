/** P4: amounts of money. */
export const moneyRules = `
rule money
about: money
says: asks for an amount of money
because: What a person pays, earns or was paid tells how much there is to take.
instead: Ask whether the price was fair, clear or expected, never how much it was.
find: @money
find: #/a/few/couple grand
find: how much/little ... pay/cost/spend/insure/charge/owe/save/money/premium/excess/get_back/receive/payout/settle/settlement/rent/mortgage/for_it/claim_for/earn/put_aside/hand_over/lose
find: how much is/was/are/were it/they/that/this/the/your
find: how much is/was your/the premium/excess/claim/bill/payment/rent/cover/policy
find: how much it/that/this is/was/get/cost
find: how much .
find: how much is/was it/that .
find: how much in/a/per month/year/week
find: how much did you/the/they get/give
find: how many hundreds/thousands/pounds
find: what/which price/premium/excess/amount/sum/cost/fee/band
find: what is/was your ... price/premium/cost
find: what is/was/are/were your/the premium/excess/price/bill/cost/rent/mortgage/figure/amount/sum/payment
find: what does/did/do/would/will ... cost/pay/spend
find: what did/does/will your/the/it ... come to
find: what do/did you pay/hand_over/give/spend
find: hand over + month/year/insurer
find: price/cost/amount/size/sum of your/the/it/a claim/house/home/cheque/policy
find: price/cost/amount/sum you paid
find: your excess/payout/settlement/premium
find: rebuild/yearly/monthly/annual/weekly figure/payment/bill/sum/total
find: bill/payment/premium/excess/rent is/was/over/under/above/below/less/more/between/closest/nearest/higher/lower
find: bill + over/under/more/less/pay/month/year/what/much/big
find: tax/council/price/income/pay/salary band
find: figure/sum/total ... closest/nearest
find: closest/nearest to what you pay/earn/get
find: closest/nearest ... payment/premium/bill/income
find: how/what large/big/high/small/low/size ... claim/payment/premium/bill/payout/excess/mortgage/loan/settlement/income/pension/cheque
find: size was the cheque/claim/payment/payout
find: direct debit ... much/amount/size/how
find: much ... direct debit
find: cheque + size/much/sent/big/figure/figures
find: #/one/two/three/four/five/six figure/figures
find: noughts/zeros/zeroes
find: pension/wage/income ... stretch/luxury/luxuries/enough
find: #/five/ten/fifteen/twenty/thirty/forty/fifty a/per month/week/year
find: ending/end up paying
find: you/could/can/would/may/might pay less
find: paying less
find: how to pay less
find: salary/wage/wages/earnings/earn/earned/income/overdraft
find: your/in/any/of/have savings
find: home/house/flat/property sell/fetch/go for
find: pay_out/paid_out + what/much
find: insurer/they pay/paid out
find: in debt
find: debts/net_worth/bank_balance/nest_egg/rainy_day
find: put aside/by for
find: hundred/thousand/million + pay/paid/claim/more/less/over/under/between/worth/cover/insured/figure/nearer
find: claim come to
find: final/total/whole/overall figure/bill/sum/cost/amount
find: pay/paid/wages weekly/monthly/yearly + what/much/roughly
find: roughly what is it
find: paying/pay/paid too much
find: knocking a/some ... off
find: take home pay
find: well off/rich/wealthy/afford
find: how much did/does/has/would ... claim/policy/insurer/company/cheque/settlement ... bring/pay/come/give/get/yield/net/make
find: what did/does/has ... claim/policy/insurer/cheque/settlement ... bring/yield/net
find: dig/dip/deep/reach ... pocket/pockets
unless: letter the price you paid; price you paid fair/for/clear; feel/think/say that you pay too much; feel/think/say you pay too much
unless: direct debit or; by direct debit; # people; times a month/year/week; once/twice a month/year/week; more or pay less; pay less than; hundred people/others/homes/households/calls/times; price was fair; level of excess; choice of excess; what an excess is; that the excess is; price of insurance in general; which price comparison; what is the price comparison; was the price; were you told what your excess was; how much is it explained; how much of a difference; how much do you agree/trust/know/care/help
unless: how much did/does ... claim/policy/insurer/company ... come across/pay_attention
refuses: How much do you pay for your insurance?
refuses: How much is the direct debit?
allows: Was the price fair for what you got?
allows: Did you understand what an excess is?
`
