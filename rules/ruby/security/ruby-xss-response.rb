class PagesController < ApplicationController
  def show
    # ruleid: ruby-xss-response
    @title = params[:title].html_safe
    # ok: ruby-xss-response
    @title = params[:title]
  end
end
