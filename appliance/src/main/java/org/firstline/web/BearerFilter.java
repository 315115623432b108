package org.firstline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/**
 * Lets in who brings the right bearer token (RFC 6750), or none where {@link Access} asks for none. Programs that speak to
 * osTicket bring it in {@code X-API-Key}, PBXs that speak to Zammad as a part of the address.
 */
final class BearerFilter implements ContainerRequestFilter {
    private static final String CHALLENGE = "Bearer realm=\"firstline\"";
    private static final String PREFIX = "Bearer ";
    private static final String OSTICKET_KEY = "X-API-Key";
    private static final String CTI = "v1/cti/";

    private final TokenCheck tokens;

    @Context
    @SuppressWarnings("NullAway.Init") // Jersey puts a proxy to the current request here
    private HttpServletRequest http;

    BearerFilter(TokenCheck tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Caller> caller = caller(request);
        switch (Access.decide(request.getMethod(), request.getUriInfo().getPath(), caller)) {
            case ALLOWED ->
                caller.ifPresent(c -> {
                    request.setSecurityContext(new TokenSecurity(c));
                    tokens.seen(c, http.getRemoteAddr());
                });
            case NEEDS_TOKEN -> throw new NotAuthorizedException(CHALLENGE);
            case FORBIDDEN -> throw new ForbiddenException();
        }
    }

    private Optional<Caller> caller(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        String path = request.getUriInfo().getPath();
        if (header != null) return bearer(header);
        if (path.startsWith(CTI)) return known(path.substring(CTI.length()));
        String key = request.getHeaderString(OSTICKET_KEY);
        return key == null ? Optional.empty() : known(key.strip());
    }

    private Optional<Caller> bearer(String header) {
        if (!header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) throw new NotAuthorizedException(CHALLENGE);
        return known(header.substring(PREFIX.length()).strip());
    }

    private Optional<Caller> known(String secret) {
        var caller = tokens.check(secret);
        // a wrong token is told so even where none is needed: silence would look like success
        if (caller.isEmpty()) throw new NotAuthorizedException(CHALLENGE + ", error=\"invalid_token\"");
        return caller;
    }

    private record TokenSecurity(Caller caller) implements SecurityContext {
        @Override
        public Caller getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return caller.scope().name().equals(role);
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
