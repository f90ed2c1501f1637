// A rate as the screen may say it: a percent from n = 20, else the count.
import type { Rate } from 'shirube/protocol'
import { useConsole } from '../Console.ts'

export function RateValue({ rate }: { readonly rate: Pick<Rate, 'numerator' | 'denominator'> }) {
  const { format } = useConsole()
  return <>{format.percent(rate) ?? (rate.denominator ? format.of(rate.numerator, rate.denominator) : '–')}</>
}
