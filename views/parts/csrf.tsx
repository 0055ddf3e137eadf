/** The token that binds a form to its session. Hidden inputs are allowed on an agent's page; text inputs are not (P6). */
export function Csrf({ token }: { token: string }) {
  return <input type="hidden" name="csrf" value={token} />
}
