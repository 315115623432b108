package org.firstline.web;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.firstline.people.TokenScope;

/** The machine that calls, by its token. */
public record Caller(String name, TokenScope scope) implements Principal {
    /** Who is written down as having done it, for what needs a token. */
    public static String actor(SecurityContext context) {
        return of(context)
                .orElseThrow(() -> new NotAuthorizedException("Bearer"))
                .name();
    }

    @Override
    public String getName() {
        return name;
    }

    /** Who calls; empty where no token was needed and none was sent. */
    public static Optional<Caller> of(SecurityContext context) {
        return context.getUserPrincipal() instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }
}
