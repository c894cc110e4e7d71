mod grant;
mod revoke;
mod tidy;
mod use_;
