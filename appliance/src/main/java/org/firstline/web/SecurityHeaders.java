package org.firstline.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells browsers what our pages may do: nothing from elsewhere, in nobody's frame.
 *
 * @param policy the Content-Security-Policy (CSP level 3) of the port
 */
record SecurityHeaders(String policy) implements Filter {
    private static final String COMMON =
            "default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none';"
                    + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'; ";

    /** The screens' framework writes inline styles and runs small scripts that the server sends it. */
    static final SecurityHeaders STAFF = new SecurityHeaders(
            COMMON + "script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'");

    static final SecurityHeaders PORTAL = new SecurityHeaders(COMMON + "script-src 'self'; style-src 'self'");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletResponse) response;
        http.setHeader("Content-Security-Policy", policy);
        http.setHeader("X-Content-Type-Options", "nosniff");
        http.setHeader("X-Frame-Options", "DENY");
        http.setHeader("Referrer-Policy", "same-origin");
        http.setHeader("Permissions-Policy", "camera=(), geolocation=(), payment=(), usb=()");
        chain.doFilter(request, response);
    }
}
