/**
 * What a route of the API is: one declaration says path, who may use it, and the shapes that go in and out.
 * `register-routes.ts` serves from it and `openapi.ts` describes from it, so neither can say anything else.
 */
import type { FastifyReply } from 'fastify'
import type { ZodType, z } from 'zod'
import type { Role } from '#shared/access/role.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { StoredPlan, StoredRoom, User } from '../storage/storage.ts'

/**
 * All but the first two need `:planId` in the path. Whoever is no member of that plan gets
 * 'not-found', as for a plan that does not exist; a member without the right gets 'forbidden'.
 */
export type Access = 'anyone' | 'signed-in' | 'read-plan' | 'manage-members' | 'lock-plan'

/** Somebody with a running session. The hash names the session without opening it. */
export type SignedIn = { user: User; sessionHash: string; sessionExpiresAt: number }

/** A plan as the asker met it; `role` is what the asker may do in it. */
export type OpenedPlan = { plan: StoredPlan; rooms: StoredRoom[]; role: Role }

type Admission = {
  anyone: { signedIn: SignedIn | null }
  'signed-in': { signedIn: SignedIn }
  'read-plan': { signedIn: SignedIn; opened: OpenedPlan }
  'manage-members': { signedIn: SignedIn; opened: OpenedPlan }
  'lock-plan': { signedIn: SignedIn; opened: OpenedPlan }
}

/** By media type. A `text/csv` body arrives as bytes. */
export type Bodies = { 'application/json'?: ZodType; 'text/csv'?: ZodType }
type BodyOf<B extends Bodies> = z.output<NonNullable<B[keyof B & keyof Bodies]>>

export type Answer =
  | { status: 200 | 201; schema: ZodType }
  | { status: 200; mediaType: 'text/csv' }
  | { status: 204 }

export type RouteContext<A extends Access, Q extends ZodType, B extends Bodies> = Admission[A] & {
  params: Readonly<Record<string, string>>
  query: z.output<Q>
  body: BodyOf<B>
  /** For headers and cookies; what `handle` returns is the body. */
  reply: FastifyReply
}

export type RouteDefinition<A extends Access, Q extends ZodType, B extends Bodies> = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below /api/v1, parameters as `:name`. */
  path: string
  access: A
  summary: string
  query?: Q
  body?: B
  answer: Answer
  /** Codes that this route itself can refuse with; those of access and of bad input go without saying. */
  errors?: readonly ErrorCode[]
  handle(context: RouteContext<A, Q, B>): Promise<unknown>
}

/** A route whose precise types have done their work. */
export type Route = Omit<RouteDefinition<Access, ZodType, Bodies>, 'handle'> & {
  handle(context: unknown): Promise<unknown>
}

export function defineRoute<
  A extends Access,
  Q extends ZodType = ZodType<Record<string, never>>,
  B extends Bodies = Record<never, never>,
>(definition: RouteDefinition<A, Q, B>): Route {
  return definition as Route
}
