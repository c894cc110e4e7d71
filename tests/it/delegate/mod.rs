mod grant;
mod revoke;
mod tidy;
